"""Two people, or two tabs, in the same moment: each vote counts once, and of notes both texts stay."""

import threading

import pytest
from django.db import connection, connections

from community.models import User
from portal.operations import OperationRefusedError
from portal.tenancy import all_spaces
from rooms.models import NoteBlock, RoomEvent, RoomPoll
from rooms.operations.polls import settle_poll
from rooms.operations.voting import vote
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_rooms import make_room
from tests.lines import database_file
from tests.rooms.voting import ask, change, numbers, over, said, write

ROUNDS = 3


def at_once(acts, person_ids):
    """Each act on a thread of its own from the same moment; what became of each."""
    start = threading.Barrier(len(acts), timeout=20)
    ended = []

    def run(act, person_id):
        try:
            with all_spaces("two at once"):
                actor = User.objects.get(pk=person_id)
                start.wait()
                ended.append(act(actor) or "done")  # what else goes wrong leaves one entry missing
        except OperationRefusedError:
            ended.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in zip(acts, person_ids, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(ended)


def rounds():
    for number in range(ROUNDS):
        with all_spaces("arranging"):
            space = SpaceFactory(slug=f"two-{number}")
            people = [UserFactory() for _ in range(2)]
            for person in people:
                join(person, space)
            yield people, make_room(people[0], space)


def two_tabs_of_one_person_count_once():
    for people, room in rounds():
        for ballot, expected in (("open", ["done", "done"]), ("secret", ["done", "refused"])):
            poll = ask(people[0], room, ballot=ballot)
            yes, no, _abstain = poll.options.order_by("order").values_list("pk", flat=True)

            def voting(option, poll=poll):
                return lambda actor: vote(actor=actor, poll=poll, chosen=[option]) and None

            ended = at_once([voting(yes), voting(no)], [people[1].pk] * 2)

            voters, counted = numbers(poll)
            assert (ended, voters, sorted(counted)) == (expected, 1, [0, 0, 1])


def a_poll_ends_once():
    for people, room in rounds():
        poll = ask(people[0], room, minutes=1)
        over(poll)

        def settling(_actor, poll=poll):
            from portal.operations import SYSTEM

            return str(settle_poll(actor=SYSTEM, poll=poll))

        ended = at_once([settling] * 3, [people[0].pk] * 3)

        assert ended == ["False", "False", "True"]
        assert RoomEvent.objects.filter(room=room, details__op="ended").count() == 1
        assert RoomPoll.objects.get(pk=poll.pk).ended_at is not None


def two_texts_stay_both():
    for people, room in rounds():
        block = write(people[0], room, "We meet.")
        acts = [
            lambda actor, block=block: change(actor, block, "On Monday.", base=1) and None,
            lambda actor, block=block: change(actor, block, "At nine.", base=1) and None,
        ]

        ended = at_once(acts, [person.pk for person in people])

        assert (ended, sorted(said(room))) == (["done", "done"], ["At nine.", "On Monday."])
        assert NoteBlock.objects.filter(room=room, beside=block).count() == 1
        seqs = list(RoomEvent.objects.filter(room=room).order_by("seq").values_list("seq", flat=True))
        assert seqs == [1, 2, 3]


CHECKS = [two_tabs_of_one_person_count_once, a_poll_ends_once, two_texts_stay_both]


@pytest.mark.processes
@pytest.mark.parametrize("check", CHECKS)
def test_at_once_on_a_database_file(check, db, tmp_path):
    with database_file(tmp_path / "two.sqlite3"), all_spaces("two at once"):
        check()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("check", CHECKS)
def test_at_once_on_postgresql(check):
    if connection.vendor != "postgresql":
        pytest.skip("A database file has its own test.")
    with all_spaces("two at once"):
        check()
