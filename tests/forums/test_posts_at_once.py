"""Two people, or two tabs, at one post in the same moment: one edit stands, the other is told."""

import threading

import pytest
from django.db import connection, connections

from community.models import User
from forums.models import Post, PostReaction
from forums.operations.posts import edit_post
from forums.operations.reacting import react_to_post
from forums.operations.versions import StaleEditError
from portal.tenancy import all_spaces
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_forums import BoardFactory, TopicFactory, answer
from tests.lines import database_file

ROUNDS = 4


def at_once(act, people, post):
    """Each acts on a thread of their own from the same moment; what became of each."""
    start = threading.Barrier(len(people), timeout=20)
    ended = []

    def run(number, person_id):
        try:
            with all_spaces("two at once"):
                actor = User.objects.get(pk=person_id)
                found = Post.objects.select_related("topic", "space").get(pk=post.pk)
                start.wait()
                act(actor, found, number)
            ended.append("done")  # anything else that goes wrong leaves one entry missing
        except StaleEditError:
            ended.append("stale")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(ended)


def rounds():
    for number in range(ROUNDS):
        with all_spaces("arranging"):
            space = SpaceFactory(slug=f"two-{number}")
            people = [UserFactory() for _ in range(3)]
            for person in people:
                join(person, space)
            topic = TopicFactory(board=BoardFactory(space=space), author=people[0])
            yield people, answer(topic, people[0], "First")


def edits_of_one_version():
    for people, post in rounds():
        writer = people[0].pk

        def edit(actor, found, number):
            edit_post(actor=actor, post=found, body=f"Tab {number}", began_from=1)

        ended = at_once(edit, [writer, writer], post)

        post.refresh_from_db()
        assert (ended, post.version, post.versions.count()) == (["done", "stale"], 2, 2)


def signs_add_up():
    for people, post in rounds():
        readers = [person.pk for person in people[1:]]

        def react(actor, found, number):
            react_to_post(actor=actor, post=found, kind="useful")

        ended = at_once(react, [*readers, readers[0]], post)

        post.refresh_from_db()
        assert (ended, post.reaction_counts) == (["done"] * 3, {"useful": 2})
        assert PostReaction.objects.filter(post=post).count() == 2


@pytest.mark.processes
@pytest.mark.parametrize("check", [edits_of_one_version, signs_add_up])
def test_at_once_on_a_database_file(check, db, tmp_path):
    with database_file(tmp_path / "two.sqlite3"):
        check()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("check", [edits_of_one_version, signs_add_up])
def test_at_once_on_postgresql(check):
    if connection.vendor != "postgresql":
        pytest.skip("A database file has its own test.")
    check()
