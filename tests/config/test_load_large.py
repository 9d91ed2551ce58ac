"""The large data set in small: every kind is there, in the numbers asked for, with true counters."""

import pytest
from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef

from community.counting import count_up
from community.models import (
    DailyFigure,
    JoinRequest,
    Membership,
    Notice,
    Organisation,
    Participation,
    Profile,
    User,
)
from config.demo.bulk import Sizes
from config.demo.large import STEPS, LargeNetwork
from forums.models import BoardRead, Follow, Post, Topic, TopicRead
from portal.models import Link, Space
from portal.pages import ensure_home
from portal.tenancy import all_spaces
from repository.models import Practice, Resource
from rooms.models import Message, Room

pytestmark = pytest.mark.django_db
SIZES = Sizes(
    spaces=20, people=200, organisations=30, requests=24, notices=50, topics=480, posts=4_800, reads=900,
    resources=60, practices=40, rooms=2, messages=40,
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
        Space: 20, User: 200, Organisation: 30, Topic: 480, Post: 4800, Resource: 60, Practice: 40, Room: 2,
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
    assert Follow.objects.filter(chosen_by="platform").count() == 480
    assert set(Follow.objects.filter(chosen_by="person").values_list("level", flat=True)) == {
        "everything", "mentions", "nothing",
    }  # fmt: skip


def test_a_second_time_changes_nothing(everywhere):
    before = Post.objects.count()

    assert build() == ["The large data set is there already."]
    assert Post.objects.count() == before
