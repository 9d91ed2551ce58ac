"""Two administrators demote each other in the same moment: one of them stays."""

import threading

import pytest
from django.db import connection, connections

from community.models import Membership, User
from community.operations.memberships import change_role, leave_space, remove_member
from portal.choices import Role
from portal.operations import AccessDeniedError, OperationRefusedError
from portal.tenancy import all_spaces
from tests.factories import SpaceFactory, UserFactory, join
from tests.lines import database_file

ROUNDS = 6


def demote(actor, other):
    change_role(actor=actor, membership=other, role=Role.MEMBER)


def remove(actor, other):
    remove_member(actor=actor, membership=other)


def go(actor, other):
    leave_space(actor=actor, space=other.space)


def at_once(act, pairs):
    """Both act on a thread of their own from the same moment; what became of each."""
    start = threading.Barrier(len(pairs), timeout=20)
    ended = []

    def run(actor_id, membership_id):
        try:
            with all_spaces("two at once"):
                actor = User.objects.get(pk=actor_id)
                other = Membership.objects.select_related("space").get(pk=membership_id)
                start.wait()
                act(actor, other)
            ended.append("done")  # anything else that goes wrong leaves one entry missing
        except (OperationRefusedError, AccessDeniedError):
            ended.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(ended)


def two_administrators(number):
    space = SpaceFactory(slug=f"two-{number}", member_count=2)
    people = [UserFactory(), UserFactory()]
    rows = [join(person, space, Role.ADMINISTRATOR) for person in people]
    return space, people, rows


def one_stays(act, number):
    space, people, rows = two_administrators(number)
    pairs = [(people[0].pk, rows[1].pk), (people[1].pk, rows[0].pk)]

    ended = at_once(act, pairs)

    left = Membership.objects.filter(space=space, role=Role.ADMINISTRATOR).count()
    assert (ended, left) == (["done", "refused"], 1)


@pytest.mark.processes
@pytest.mark.parametrize("act", [demote, remove, go])
def test_the_last_administrator_stays_on_a_database_file(act, db, tmp_path):
    with database_file(tmp_path / "two.sqlite3"):
        for number in range(ROUNDS):
            one_stays(act, number)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", [demote, remove, go])
def test_the_last_administrator_stays_on_postgresql(act):
    if connection.vendor != "postgresql":
        pytest.skip("A database file has its own test.")
    for number in range(ROUNDS):
        one_stays(act, number)
