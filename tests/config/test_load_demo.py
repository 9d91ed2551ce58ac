"""The demo is loaded by the operations that people use, once; afterwards it belongs to the people."""

import json
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count, F, Max, Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from collaboration.models import Group, Task
from community.models import Membership, Notice, Organisation, User
from community.operations.making_spaces import create_space
from config.demo.accounts import FILE_NAME
from config.demo.content import CONTENT
from config.demo.content.rooms.meetings import MEETINGS
from config.demo.reset import empty_everything
from config.demo.waiting import COMMENTS
from config.demo.world import VERB, Ledger
from counselling.models import Offer, TalkEntry
from counselling.models import Talk as Conversation
from forums.models import Board, Post, Topic
from portal.lineage import content_type
from portal.models import (
    AuditEntry,
    CarryRequest,
    ContentPage,
    Hint,
    HomePage,
    Link,
    NewsPage,
    Space,
    SpacePage,
    StoredFile,
    Tag,
)
from portal.models.files import private_storage
from portal.operations import SYSTEM
from portal.stories import stories
from portal.tenancy import Scope, SpaceSet, all_spaces, enter
from portal.vocabulary import CORE
from repository.models import Practice, Resource
from rooms.models import Message, Room
from scenarios.models import Decision, Rating, Scenario, Synthesis

pytestmark = pytest.mark.django_db


def load(*options):
    out = StringIO()
    call_command("load_demo", *options, stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module", autouse=True)
def _loaded(django_db_setup, django_db_blocker):
    """Load once for the module; what a test changes is rolled back to here."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _types_forgotten():
    """A reset numbers the content types anew, and is rolled back: nobody may remember its numbers."""
    yield
    ContentType.objects.clear_cache()


@pytest.fixture
def ledger(everywhere):
    return Ledger()


def test_everything_of_the_content_is_there_once(everywhere):
    replies = sum(len(topic.replies) for topic in CONTENT.topics)
    # A group's own topic begins with the group's aim; what the content opens it with is a reply.
    own = sum(1 for topic in CONTENT.topics if topic.group)

    assert User.objects.filter(is_demo=True).count() == len(CONTENT.people)
    assert Space.objects.count() == len(CONTENT.spaces)
    assert Organisation.objects.count() == len(CONTENT.organisations)
    assert Membership.objects.count() == sum(len(person.roles) for person in CONTENT.people)
    assert Board.objects.count() == sum(len(space.boards) for space in CONTENT.spaces)
    decisions = [choice for future in CONTENT.futures for choice in future.decisions]
    asked = sum(bool(choice.asks) for choice in decisions)
    # What a visitor wrote is a post once a moderator has shown it; until then it is none.
    shown = sum(bool(comment.shown_by) for comment in COMMENTS)
    assert Topic.objects.count() == len(CONTENT.topics) + asked
    assert Post.objects.count() == len(CONTENT.topics) + replies + own + asked + shown
    assert Scenario.objects.count() == len(CONTENT.futures)
    assert Decision.objects.count() == len(decisions)
    assert Rating.objects.count() == sum(len(future.verdicts) for future in CONTENT.futures)
    assert Synthesis.objects.count() == len(CONTENT.conclusions)
    assert Offer.objects.count() == len(CONTENT.counsels)
    assert Conversation.objects.count() == len(CONTENT.talks)
    assert TalkEntry.objects.count() == sum(len(talk.said) for talk in CONTENT.talks)
    assert Room.objects.count() == len(CONTENT.rooms) + len(MEETINGS)
    below = Q(depth=5)  # below a space; terms and privacy stand higher
    free = NewsPage.objects.filter(below).count() + ContentPage.objects.filter(below).count()
    assert free == len(CONTENT.pages)
    assert Message.objects.count() == sum(len(room.messages) for room in (*CONTENT.rooms, *MEETINGS))
    assert Resource.objects.count() == len(CONTENT.resources)
    assert StoredFile.objects.count() == sum(len(each.files) for each in CONTENT.resources)
    assert Practice.objects.count() == len(CONTENT.practices)
    assert Group.objects.count() == len(CONTENT.groups)
    assert Task.objects.count() == sum(len(group.tasks) for group in CONTENT.groups)
    assert Link.objects.count() == len(CONTENT.links) + asked
    shared = {tag.slug for tag in CONTENT.tags} | {word.slug for word in CORE}
    assert set(Tag.objects.filter(space=None).values_list("slug", flat=True)) == shared
    assert Tag.objects.exclude(space=None).count() == 0


def test_counters_and_numbers_are_right(everywhere):
    topics = Topic.objects.annotate(real=Count("posts"), last=Max("posts__posted_at"))
    rooms = Room.objects.annotate(real=Count("messages"), last=Max("messages__at"))
    boards = Board.objects.annotate(real=Count("topics"))
    groups = Group.objects.annotate(real=Count("members", filter=~Q(members__joined_at=None)))
    spaces = Space.objects.annotate(real=Count("memberships"))

    assert topics.exclude(post_count=F("real"), last_posted_at=F("last")).count() == 0
    assert rooms.exclude(message_count=F("real")).count() == 0
    assert rooms.exclude(message_count=0).exclude(last_message_at=F("last")).count() == 0
    assert boards.exclude(topic_count=F("real")).count() == 0
    assert groups.exclude(member_count=F("real")).count() == 0
    assert spaces.exclude(member_count=F("real")).count() == 0
    for room in Room.objects.all():
        numbers = list(room.events.order_by("seq").values_list("seq", flat=True))
        assert numbers == list(range(1, room.last_seq + 1))


def test_things_happened_when_the_content_says(ledger):
    question = ledger.find("topic.ilp-micro")
    ago = timezone.now() - question.opened_at

    assert ago.days == 62
    assert question.solved_at > question.accepted_post.posted_at > question.opened_at
    assert Post.objects.filter(posted_at__gt=timezone.now()).count() == 0
    assert Message.objects.filter(at__gt=timezone.now()).count() == 0
    assert Membership.objects.filter(joined_at__lt=F("user__date_joined")).count() == 0
    assert AuditEntry.objects.filter(at__gt=timezone.now()).count() == 0


def test_the_story_of_the_home_page_is_told_to_everybody(ledger):
    with enter(Scope(reads=SpaceSet.readable_by(AnonymousUser()))):
        (story,) = stories(AnonymousUser(), most=1)

    assert [step.title for step in story] == [str(ledger.find(key)) for key in CONTENT.home.story]
    assert HomePage.objects.get().introduction == CONTENT.home.lead


def test_words_were_asked_for_before_they_moved(ledger):
    sheet = ledger.find("resource.ilp-one-page")
    asked = CarryRequest.objects.get(from_id=ledger.find("topic.ilp-micro").pk)
    link = Link.objects.get(to_type=content_type(sheet), to_id=sheet.pk)

    assert asked.author.email == "sanita.sm@example.org"
    assert asked.asked_at < asked.agreed_at < asked.done_at == link.at
    assert list(sheet.contributors.values_list("user__email", flat=True)) == ["sanita.sm@example.org"]
    assert link.note.startswith("Sanita agreed")


def test_groups_stand_where_they_should(ledger):
    states = {key: ledger.find(key).state for key in ("group.ilp-micro", "group.beauty-units")}
    draft = Practice.objects.exclude(state="set").get()

    assert states == {"group.ilp-micro": "active", "group.beauty-units": "closed"}
    assert (draft.state, draft.author.email) == ("draft", "katrin.sa@example.org")
    assert Task.objects.filter(state="done", done_at=None).count() == 0


def test_nobody_gets_mail_about_the_past(everywhere):
    assert DBTaskResult.objects.filter(task_path__startswith="community").count() == 0
    assert Notice.objects.filter(mailed_at=None).count() == 0
    assert Notice.objects.exclude(mail_due_at=None).count() == 0
    assert (
        Notice.objects.filter(read_at=None, at__lt=timezone.now() - timezone.timedelta(days=4)).count() == 0
    )
    assert Hint.objects.count() == 0


def test_the_list_of_accounts_lets_people_in():
    accounts = json.loads((settings.VAR / FILE_NAME).read_text(encoding="utf-8"))
    greta = next(each for each in accounts if each["email"] == "greta.sm@example.org")

    assert len(accounts) == len(CONTENT.people)
    assert len({each["password"] for each in accounts}) == 1
    assert User.objects.get(email=greta["email"]).check_password(greta["password"])
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == len(accounts)
    assert set(greta) == {"email", "password", "name", "spaces", "network_role"}
    assert greta["spaces"][1] == {
        "slug": "salon-kaunas",
        "kind": "partner",
        "visibility": "public",
        "role": "administrator",
        "edits_pages": True,
    }
    assert {each["network_role"] for each in accounts} == {None, "coordinator", "reviewer"}


def test_a_second_load_changes_nothing(everywhere):
    Topic.objects.filter(title__startswith="How do you write an ILP").update(title="Changed by its author")
    Space.objects.filter(slug="hub").update(tagline="Ours")
    before = {
        model: list(model.objects.order_by("pk").values()) for model in (Topic, Space, User, Link, Room)
    }
    entries = AuditEntry.objects.count()

    said = load()

    assert {model: list(model.objects.order_by("pk").values()) for model in before} == before
    assert AuditEntry.objects.count() == entries
    assert said.count(": 0 new") == 17


def test_what_was_deleted_is_not_made_again(ledger):
    group = ledger.find("group.plain-passport")
    title = ledger.find("resource.weather-cards").title
    Resource.objects.filter(title=title).first().taggings.all().delete()
    Resource.objects.filter(title=title).first().files.all().delete()
    Resource.objects.filter(title=title).delete()

    load()

    assert Resource.objects.filter(title=title).count() == 0
    assert Group.objects.get(pk=group.pk).title == group.title


def test_a_member_who_left_is_not_let_in_again(everywhere):
    Membership.objects.filter(user__email="toms@example.org", space__slug="vet-smes").delete()

    load()

    assert Membership.objects.filter(user__email="toms@example.org", space__slug="vet-smes").count() == 0


def test_new_content_joins_what_is_there(everywhere):
    AuditEntry.objects.filter(verb=VERB, details__key="topic.homesick").delete()
    topics = Topic.objects.count()

    load()

    assert Topic.objects.count() == topics + 1
    assert Topic.objects.filter(title="A trainee is homesick in the first week").count() == 2


def test_it_does_not_run_in_production(settings):
    settings.DEMO = False
    with all_spaces("count"):
        before = Topic.objects.count()

        with pytest.raises(CommandError, match="demo settings only"):
            load()

        assert Topic.objects.count() == before


def test_reset_empties_everything_and_spaces_can_be_made_again(everywhere):
    administrator = {"email": "somebody@example.org", "display_name": "Somebody"}
    blobs = list(StoredFile.objects.values_list("blob", flat=True))

    empty_everything()
    space = create_space(
        actor=SYSTEM,
        slug="hub",
        name="Hub",
        kind="network",
        visibility="public",
        join_policy="open",
        administrator=User.objects.create_user(**administrator),
    )

    assert (Topic.objects.count(), User.objects.count(), AuditEntry.objects.filter(verb=VERB).count()) == (
        0,
        1,
        0,
    )
    assert Space.objects.get() == space
    assert SpacePage.objects.get().get_children().count() == 4
    assert [path for path in blobs if private_storage().exists(path)] == []


def may_meet(person, secret):
    """Whether ``secret`` stands where ``person`` belongs: in their space, or in a room that names them."""
    if not secret.item:
        return secret.space in person.roles
    room = next(each for each in CONTENT.rooms if each.key == secret.item)
    group = next((each for each in CONTENT.groups if each.key == room.group), None)
    return person.key in (room.people or (group.lead, *group.members))


@pytest.mark.parametrize("email", ["", "rev2.es@example.org", "katrin.sa@example.org", "keeper@example.org"])
def test_nobody_reads_a_private_word_of_a_space_that_is_not_theirs(email):
    reader = User.objects.filter(email=email).first() or AnonymousUser()
    person = next((each for each in CONTENT.people if each.email == email), None)
    secrets = [each.word for each in CONTENT.private_words if not (person and may_meet(person, each))]

    with enter(Scope(reads=SpaceSet.readable_by(reader))):
        topics = Topic.objects.visible_to(reader)
        rooms = Room.objects.visible_to(reader)
        texts = [*topics.values_list("title", flat=True), *rooms.values_list("title", "purpose")]
        texts += Post.objects.filter(topic__in=topics).values_list("body", flat=True)
        texts += Message.objects.filter(room__in=rooms).values_list("body", flat=True)
        for model in (Resource, Practice, Group):
            texts += model.objects.visible_to(reader).values_list()
        read = "\n".join(str(text) for text in texts).casefold()

    assert [word for word in secrets if word in read] == []
    assert ("flour" in read, "forty loaves" in read) == (True, True)
