"""The same words from two tabs, or from one that was pressed twice, in the same moment: one post."""

import threading

import pytest
from django.db import connection, connections

from community.models import User
from forums.models import Post, Topic
from forums.operations.writing import JustPostedError, write_reply
from portal.operations import OperationRefusedError
from portal.tenancy import all_spaces
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_forums import BoardFactory, TopicFactory
from tests.lines import database_file

TABS = 3


def at_once(person, topic, words):
    """Each of ``words`` is sent on a thread of its own from the same moment; what became of each."""
    start = threading.Barrier(len(words), timeout=20)
    ended = []

    def run(body):
        try:
            with all_spaces("two at once"):
                actor = User.objects.get(pk=person.pk)
                found = Topic.objects.select_related("space").get(pk=topic.pk)
                start.wait()
                write_reply(actor=actor, topic=found, body=body)
            ended.append("posted")  # anything else that goes wrong leaves one entry missing
        except JustPostedError:
            ended.append("same")
        except OperationRefusedError:
            ended.append("fast")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[body]) for body in words]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(ended)


def place():
    with all_spaces("arranging"):
        space = SpaceFactory(slug="at-once")
        person = UserFactory()
        join(person, space)
        return person, TopicFactory(board=BoardFactory(space=space), author=person)


def the_same_words():
    person, topic = place()

    ended = at_once(person, topic, ["Sent twice"] * TABS)

    with all_spaces("looking"):
        assert (ended, Post.objects.filter(topic=topic).count()) == (["posted", "same", "same"], 2)


def the_pace():
    person, topic = place()

    ended = at_once(person, topic, [f"Tab {number}" for number in range(5)])

    with all_spaces("looking"):
        assert ended == ["fast", "fast", "posted", "posted", "posted"]
        assert Post.objects.filter(topic=topic).count() == 4


@pytest.fixture(autouse=True)
def _real_pace(settings):
    settings.POSTING_PACE = {"topic": (1, 15), "reply": (3, 15)}


@pytest.mark.processes
@pytest.mark.parametrize("check", [the_same_words, the_pace])
def test_at_once_on_a_database_file(check, db, tmp_path):
    with database_file(tmp_path / "once.sqlite3"):
        check()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("check", [the_same_words, the_pace])
def test_at_once_on_postgresql(check):
    if connection.vendor != "postgresql":
        pytest.skip("A database file has its own test.")
    check()
