"""The page of a room's people: for who runs it, with its buttons; and what the person reads."""

import pytest

from portal.choices import Role
from rooms.models import RoomGuest, RoomMeasure, RoomPerson
from rooms.operations import come_in
from tests.factories import UserFactory, join


@pytest.fixture
def here(room):
    return f"/spaces/{room.space.slug}/communication/rooms/{room.pk}/people/"


@pytest.fixture
def ben(space, room, everywhere):
    person = UserFactory(display_name="Ben")
    join(person, space, Role.MEMBER)
    come_in(actor=person, room=room)
    return person


@pytest.mark.parametrize(
    ("who", "status"), [("member", 200), ("moderator", 200), ("observer", 403), ("stranger", 404)]
)
def test_the_page_is_for_who_runs_the_room(signed_in, here, everybody, who, status):
    assert signed_in(everybody[who]).get(here).status_code == status


def test_a_link_is_shown_once(signed_in, here, member):
    browser = signed_in(member)

    made = browser.post(here, {"name": "Marta"})
    again = browser.get(here).content.decode()

    assert (made.status_code, made.context["guest"].name) == (201, "Marta")
    assert "Marta (guest)" in again
    assert "/guest/" not in again
    assert browser.post(here, {"name": ""}).status_code == 422
    assert RoomGuest.objects.count() == 1


def test_muting_wants_a_reason_which_the_person_reads(signed_in, room, here, member, ben, stranger):
    browser = signed_in(member)
    address = f"{here}{ben.pk}/mute/"

    assert browser.post(address, {"reason": ""}).status_code == 422
    assert RoomMeasure.objects.count() == 0
    assert browser.post(address, {"reason": "Let others finish."}).status_code == 303

    measure = RoomMeasure.objects.get()
    page = signed_in(ben).get(measure.get_absolute_url())
    assert (page.status_code, "Let others finish." in page.content.decode()) == (200, True)
    assert signed_in(stranger).get(measure.get_absolute_url()).status_code == 404
    assert browser.post(f"{here}{ben.pk}/unmute/").status_code == 303
    assert RoomPerson.objects.get(person=ben).muted_at is None


def test_who_is_not_of_the_room_cannot_be_meant(signed_in, here, member, observer):
    assert signed_in(member).post(f"{here}{observer.pk}/remove/", {"reason": "Why"}).status_code == 404
    assert RoomMeasure.objects.count() == 0
