"""Threads that post, decide about a report, split, merge and move at the same moment, also on PostgreSQL."""

import threading

import pytest
from django.db import connection, connections

from community.models import Case, User
from community.operations.moderation import decide_case, report
from forums.models import Board, Post, Topic
from forums.operations.merging import merge_topics
from forums.operations.moving import move_topic
from forums.operations.posts import reply_to_topic
from forums.operations.splitting import split_topic
from portal.choices import Role
from portal.operations import OperationRefusedError
from portal.tenancy import all_spaces
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_forums import BoardFactory, TopicFactory, answer
from tests.lines import database_file

EACH = 5


def write(actor, first, number):
    reply_to_topic(actor=actor, topic=first, body=f"{actor.pk}/{number}")


def split(actor, first, number):
    picked = list(first.posts.exclude(number=1).order_by("-number").values_list("pk", flat=True)[:2])
    split_topic(actor=actor, topic=first, picked=picked, title="Split")


def merge(actor, first, number):
    gone = Topic.objects.exclude(pk=first.pk).select_related("space").order_by("-pk").first()
    merge_topics(actor=actor, gone=gone or first, kept=first)


def move(actor, first, number):
    board = Board.objects.exclude(pk=Topic.objects.get(pk=first.pk).board_id).first()
    move_topic(actor=actor, topic=first, board=board)


def decide(actor, first, number):
    case = Case.objects.filter(decided_at=None).order_by("pk").first()
    if case is not None:
        decide_case(actor=actor, case=case, version=case.version, verdict="hide", note="Stay kind.")


def everything_at_once():
    deeds = [write, write, split, merge, move, decide]
    with all_spaces("arranging"):
        space = SpaceFactory(slug="together")
        people = [UserFactory() for _ in deeds]
        author, reporter = UserFactory(), UserFactory()
        for person in people:
            join(person, space, Role.MODERATOR)
        for person in (author, reporter):
            join(person, space)
        first = TopicFactory(board=BoardFactory(space=space, topic_count=1), author=author)
        BoardFactory(space=space)
        for _number in range(EACH):
            report(actor=reporter, obj=answer(first, author), reason="spam")
    start, failed = threading.Barrier(len(deeds), timeout=30), []

    def run(deed, person_id):
        try:
            start.wait()
            for number in range(EACH):
                with all_spaces("at once"):
                    actor = User.objects.get(pk=person_id)
                    try:
                        deed(actor, Topic.objects.select_related("space").get(pk=first.pk), number)
                    except OperationRefusedError:
                        continue  # refused in words: somebody was first
        except Exception as error:  # noqa: BLE001  (whatever it is, the test names it)
            failed.append(repr(error))
        finally:
            connections.close_all()

    pairs = zip(deeds, [person.pk for person in people], strict=True)
    threads = [threading.Thread(target=run, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)

    assert failed == []
    nothing_is_lost()


def nothing_is_lost():
    with all_spaces("asserting"):
        topics = list(Topic.objects.all())
        numbers = {t: list(t.posts.in_order().values_list("number", flat=True)) for t in topics}
        assert numbers == {topic: list(range(1, topic.post_count + 1)) for topic in topics}
        assert sum(map(len, numbers.values())) == 1 + EACH + 2 * EACH
        assert sum(Board.objects.values_list("topic_count", flat=True)) == len(topics)
        for case in Case.objects.exclude(decided_at=None):
            model = case.object_type.model_class()
            shown = model.objects.get(pk=case.object_id)
            assert shown.removed_at if model is Post else shown.hidden_at


@pytest.mark.processes
def test_everything_at_once_on_a_database_file(db, tmp_path):
    with database_file(tmp_path / "together.sqlite3"):
        everything_at_once()


@pytest.mark.django_db(transaction=True)
def test_everything_at_once_on_postgresql():
    if connection.vendor != "postgresql":
        pytest.skip("A database file has its own test.")
    everything_at_once()
