"""People who ask in the same moment: never three for one question, never one person for two."""

import threading

import pytest
from django.db import connection, connections

from community.models import HelpOffer, User
from forums.models import HelpInvitation, Topic
from forums.operations.routing import ask_by_itself, ask_people
from portal.choices import Role
from portal.operations import SYSTEM, OperationRefusedError
from portal.tenancy import all_spaces
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory
from tests.forums.asking import expert
from tests.lines import anywhere, database_file

ROUNDS = 4


def at_once(*acts):
    """Each acts on a thread of their own from the same moment; what became of each."""
    start = threading.Barrier(len(acts), timeout=20)
    ended = []

    def run(act):
        try:
            with all_spaces("two at once"):
                start.wait()
                act()
            ended.append("done")  # anything else that goes wrong leaves one entry missing
        except OperationRefusedError:
            ended.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(ended)


def arranged(number):
    """A space with two moderators, two questions and three experts."""
    space = SpaceFactory(slug=f"asking-{number}")
    moderators = [UserFactory(), UserFactory()]
    for person in moderators:
        join(person, space, Role.MODERATOR)
    with anywhere():
        board = BoardFactory(space=space)
        asker = expert(space, "something else")
        topics = [QuestionFactory(board=board, author=asker, title="Begin") for _each in range(2)]
        return moderators, topics, [expert(space, "begin") for _each in range(3)]


def asking(moderator, topic, *people):
    def act():
        ask_people(
            actor=User.objects.get(pk=moderator.pk),
            topic=Topic.objects.get(pk=topic.pk),
            people=[person.pk for person in people],
        )

    return act


def two_moderators_never_ask_three():
    for number in range(ROUNDS):
        moderators, (topic, _other), people = arranged(number)

        ended = at_once(asking(moderators[0], topic, *people[:2]), asking(moderators[1], topic, people[2]))

        with anywhere():
            asked = set(HelpInvitation.objects.filter(topic=topic).values_list("person_id", flat=True))
        assert ended == ["done", "refused"]
        assert asked in ({people[0].pk, people[1].pk}, {people[2].pk})


def one_person_is_asked_about_one_question():
    for number in range(ROUNDS):
        moderators, topics, people = arranged(number)

        ended = at_once(*(asking(m, t, people[0]) for m, t in zip(moderators, topics, strict=True)))

        with anywhere():
            assert (ended, HelpInvitation.objects.filter(person=people[0]).count()) == (
                ["done", "refused"], 1,
            )  # fmt: skip


def two_workers_look_once():
    for number in range(ROUNDS):
        _moderators, (topic, _other), people = arranged(number)

        def look(topic=topic):
            ask_by_itself(actor=SYSTEM, topic=Topic.objects.get(pk=topic.pk))

        ended = at_once(look, look)

        with anywhere():
            assert (ended, HelpInvitation.objects.filter(topic=topic).count()) == (["done", "done"], 2)
        assert HelpOffer.objects.filter(user__in=people).exclude(last_asked_at=None).count() == 2


CHECKS = [two_moderators_never_ask_three, one_person_is_asked_about_one_question, two_workers_look_once]


@pytest.mark.processes
@pytest.mark.parametrize("check", CHECKS)
def test_at_once_on_a_database_file(check, db, tmp_path):
    with database_file(tmp_path / "asking.sqlite3"):
        check()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("check", CHECKS)
def test_at_once_on_postgresql(check):
    if connection.vendor != "postgresql":
        pytest.skip("A database file has its own test.")
    check()
