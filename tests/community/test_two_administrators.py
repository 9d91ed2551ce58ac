"""Two administrators demote each other in the same moment: one of them stays."""

import threading

import pytest
from django.db import connection, connections
from django.utils import timezone

from community.models import Departure, Membership, Profile, ProfileFacet, User
from community.operations.leaving import end_a_membership, request_departure
from community.operations.memberships import change_role, leave_space, remove_member
from community.operations.profiles import change_photo, describe_work
from portal.choices import Role
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
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


def depart(actor, other):
    request_departure(actor=actor, keeps_words=True)


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

    stay = Membership.objects.filter(space=space, role=Role.ADMINISTRATOR, user__departure=None)
    left = stay.count()
    assert (ended, left) == (["done", "refused"], 1)


@pytest.mark.processes
@pytest.mark.parametrize("act", [demote, remove, go, depart])
def test_the_last_administrator_stays_on_a_database_file(act, db, tmp_path):
    with database_file(tmp_path / "two.sqlite3"):
        for number in range(ROUNDS):
            one_stays(act, number)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", [demote, remove, go, depart])
def test_the_last_administrator_stays_on_postgresql(act):
    if connection.vendor != "postgresql":
        pytest.skip("A database file has its own test.")
    for number in range(ROUNDS):
        one_stays(act, number)


@pytest.mark.django_db(transaction=True)
def test_two_workers_that_carry_out_one_departure_count_one_member_less():
    if connection.vendor != "postgresql":
        pytest.skip("A database file lets one write after the other.")
    for number in range(ROUNDS):
        space, (person, _other), (row, _theirs) = two_administrators(number)
        Departure.objects.create(user=person, keeps_words=True, due_at=timezone.now())

        def end(actor, other):
            end_a_membership(actor=SYSTEM, departure=actor.departure)

        ended = at_once(end, [(person.pk, row.pk), (person.pk, row.pk)])

        space.refresh_from_db()
        assert (ended, space.member_count) == (["done", "done"], 1)


@pytest.mark.django_db(transaction=True)
def test_a_profile_that_is_changed_in_two_places_is_found_by_both():
    """One of them locks the account, the other the profile; what directories count is made by both."""
    if connection.vendor != "postgresql":
        pytest.skip("A database file lets one write after the other.")
    for number in range(ROUNDS):
        _space, (person, _other), rows = two_administrators(number)
        Profile.objects.filter(user=person).update(country="LV", target_group="vet_tutor")

        def change(actor, other):
            if other.user_id == actor.pk:
                change_photo(actor=actor, person=actor, picture=None)
            else:
                describe_work(actor=actor, person=actor, roles=[], sectors=["wood"], expertise=[])

        ended = at_once(change, [(person.pk, rows[0].pk), (person.pk, rows[1].pk)])

        facets = set(ProfileFacet.objects.filter(user=person).values_list("kind", "code"))
        assert (ended, facets) == (
            ["done", "done"], {("country", "LV"), ("group", "vet_tutor"), ("sector", "wood")},
        )  # fmt: skip
