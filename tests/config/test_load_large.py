"""The large data set in small: every kind is there, in the numbers asked for, with true counters."""

from collections import Counter

import pytest
from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef
from django.utils import timezone

from community.counting import count_up
from community.models import (
    Case,
    DailyFigure,
    HelpOffer,
    JoinRequest,
    Membership,
    Notice,
    Organisation,
    Participation,
    PersonBlock,
    Profile,
    Report,
    User,
)
from config.demo.bulk import Sizes
from config.demo.large import STEPS, LargeNetwork
from counselling.choices import MOST_AT_ONCE, OPEN_STATES, TalkState
from counselling.models import Offer, OfferTally, Talk
from forums.choices import HelpState, Outcome, TopicKind
from forums.models import (
    BoardRead,
    Follow,
    HeldContribution,
    HelpfulAnswer,
    HelpInvitation,
    HelpRequest,
    Poll,
    PollOption,
    PollVote,
    Post,
    PostReaction,
    PostVersion,
    Topic,
    TopicRead,
)
from forums.routing.selectors import suggest
from links.models import ExternalLink
from portal.choices import Ballot
from portal.models import Link, Space
from portal.pages import ensure_home
from portal.tenancy import all_spaces
from repository.models import Practice, Resource
from rooms.models import Message, Room
from scenarios.models import Scenario

pytestmark = pytest.mark.django_db
SIZES = Sizes(
    spaces=20, people=200, organisations=30, requests=24, notices=50, topics=480, posts=4_800,
    long_topic=200, reads=900, reactions=600, versions=40, cases=30, scenarios=24, links=60,
    resources=60, practices=40, rooms=2, messages=40, help_offers=50, help_invitations=60, same_problems=80,
    polls=20, counselling_offers=24, talks=40, held=20, person_blocks=30,
)  # fmt: skip


def build():
    said = []
    with all_spaces("test"):
        LargeNetwork(SIZES, said.append, password="x").build()
    return said


@pytest.fixture(scope="module", autouse=True)
def _built(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        ensure_home()
        said = build()
        assert [line.split(" (")[0] for line in said] == [name for name, _load in STEPS]
        yield
        transaction.set_rollback(True)


def test_everything_is_there_in_the_numbers_asked_for(everywhere):
    counts = {
        model: model.objects.count()
        for model in (Space, User, Organisation, Topic, Post, Resource, Practice, Room, Message, Notice)
    }

    assert counts == {
        Space: 20, User: 200, Organisation: 30, Topic: 481, Post: 5000, Resource: 60, Practice: 40, Room: 2,
        Message: 40, Notice: 50,
    }  # fmt: skip
    assert Profile.objects.exclude(country="").exclude(languages=[]).exclude(expertise=[]).count() == 200
    for model in (JoinRequest, Participation, Link):
        assert model.objects.exists()


def test_counters_are_true_and_nothing_lies_ahead(everywhere):
    topics = Topic.objects.annotate(real=Count("posts"))
    wrong = Topic.objects.filter(post_count__gt=1, last_author=None)

    assert topics.exclude(post_count=F("real")).count() == 0
    assert Space.objects.annotate(real=Count("memberships")).exclude(member_count=F("real")).count() == 0
    assert wrong.count() == 0
    assert Membership.objects.filter(joined_at__lt=F("user__date_joined")).count() == 0


def test_there_is_something_for_the_desks(everywhere):
    count_up()

    assert Topic.objects.unanswered().count() > 0
    assert Topic.objects.solved().count() > 0
    assert JoinRequest.objects.filter(decided_at=None).exists()
    kinds = set(DailyFigure.objects.values_list("kind", flat=True))
    assert kinds >= {"posts", "members", "people", "active", "carried", "reused", "unanswered", "requests"}


def test_people_have_stopped_somewhere_and_follow_something(everywhere):
    rows = Topic.objects.filter(pk=OuterRef("topic"), post_count__gte=OuterRef("last_number"))

    assert TopicRead.objects.count() > 0
    assert TopicRead.objects.exclude(Exists(rows)).count() == 0
    assert BoardRead.objects.count() > 0
    assert Follow.objects.filter(chosen_by="platform").count() == 481
    assert set(Follow.objects.filter(chosen_by="person").values_list("level", flat=True)) == {
        "everything", "mentions", "nothing",
    }  # fmt: skip


def test_posts_have_what_people_add_to_them(everywhere):
    reacted = Post.objects.exclude(reaction_counts={})
    counted = sum(sum(post.reaction_counts.values()) for post in reacted)

    assert PostReaction.objects.count() == counted > 400
    assert PostVersion.objects.count() == 40
    assert Post.objects.filter(version=2).exclude(edited_at=None).count() == 20
    assert Case.objects.filter(decided_at=None).count() == 6
    assert Report.objects.count() == Case.objects.count() == 30
    assert set(Topic.objects.values_list("kind", flat=True)) == set(TopicKind.values)


def test_help_is_asked_for_and_offered(everywhere):
    requests = HelpRequest.objects.annotate(real=Count("topic__same_problems"))

    assert requests.count() == Topic.objects.filter(kind=TopicKind.HELP).count() > 0
    assert requests.filter(real=F("same_count")).count() == requests.count()
    assert requests.filter(helpful_count=1).count() == HelpfulAnswer.objects.count() > 0
    assert requests.exclude(trade="").exclude(country="").exists()
    assert requests.filter(outcome=Outcome.YES).exists()
    assert set(HelpInvitation.objects.values_list("state", flat=True)) == set(HelpState.values)
    assert not HelpInvitation.objects.filter(topic__author=F("person")).exists()
    assert HelpOffer.objects.askable(timezone.now()).exists()
    assert HelpOffer.objects.filter(words=None).count() == 0


def test_the_platform_finds_people_to_ask(everywhere):
    topics = Topic.objects.unanswered().select_related("space", "author")

    assert any(suggest(topic.author, topic) for topic in topics)


def test_polls_count_their_votes(everywhere):
    assert Poll.objects.count() == 20
    assert Poll.objects.annotate(real=Count("votes")).exclude(voter_count=F("real")).count() == 0
    assert Poll.objects.filter(closes_at__gt=timezone.now()).exists()
    chosen = Counter(pk for vote in PollVote.objects.all() for pk in vote.chosen)
    for option in PollOption.objects.filter(poll__ballot=Ballot.OPEN):
        assert option.vote_count == chosen[option.pk]
    assert not PollVote.objects.filter(poll__ballot=Ballot.SECRET).exclude(chosen=[]).exists()


def test_something_waits_for_moderators_and_people_talk(everywhere):
    tallies = OfferTally.objects.all()

    assert HeldContribution.objects.waiting().count() == 20
    assert Offer.objects.count() == tallies.count() == 24
    assert Talk.objects.count() == 40
    for tally in tallies:
        talks = Talk.objects.filter(offer=tally.offer_id)
        assert tally.open_count == talks.filter(state__in=OPEN_STATES).count() <= MOST_AT_ONCE
        assert tally.finished_count == talks.filter(state=TalkState.CLOSED).count()
    for talk in Talk.objects.annotate(real=Count("entries")):
        assert talk.entry_count == talk.real
    assert PersonBlock.objects.count() > 20


def test_there_are_scenarios_and_links(everywhere):
    rated = Scenario.objects.annotate(real=Count("ratings")).exclude(real=0)

    assert rated.filter(rating_count=F("real")).count() == Scenario.objects.count() == 24
    assert ExternalLink.objects.count() == 60
    assert ExternalLink.objects.exclude(dead_since=None).count() == 3


def test_one_topic_is_long_and_one_person_belongs_to_many_spaces(everywhere):
    assert Topic.objects.order_by("-post_count").values_list("post_count", flat=True)[0] == 200
    spaces = User.objects.annotate(spaces=Count("memberships")).order_by("-spaces")
    assert spaces.values_list("spaces", flat=True)[0] == 20


def test_a_second_time_changes_nothing(everywhere):
    before = Post.objects.count()

    assert build() == ["The large data set is there already."]
    assert Post.objects.count() == before
