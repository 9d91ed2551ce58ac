"""Guest links: a named visitor to one room, who finds nothing else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError, may
from rooms.guests import GuestActor, cookie_name, guest_by_cookie, guest_by_link
from rooms.models import Message, Room, RoomGuest
from rooms.operations import (
    close_room,
    come_in_as_guest,
    edit_message,
    forget_guests,
    invite_guest,
    mute_in_room,
    post_message,
    remove_from_room,
    revoke_guest,
)
from rooms.selectors import readable_messages
from tests.factories_rooms import make_message, make_room

NAME = "Maris"


@pytest.fixture
def invited(room, member):
    """The row and the token of a guest's link."""
    return invite_guest(actor=member, room=room, name=NAME)


@pytest.fixture
def guest(invited):
    row, _token = invited
    return GuestActor(come_in_as_guest(actor=GuestActor(row), guest=row, keeps_name=False))


def visit(token, **typed):
    """A browser that has come in by the link."""
    browser = Client()
    answer = browser.post(f"/guest/{token}/", typed)
    assert answer.status_code == 303
    return browser, answer["Location"]


def fresh(room):
    return Room.objects.select_related("space").get(pk=room.pk)


# Links -------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["observer", "newcomer", "outsider", "stranger", "visitor"])
def test_a_link_is_made_by_who_runs_the_room(room, everybody, who):
    with pytest.raises(AccessDeniedError) as denied:
        invite_guest(actor=everybody[who], room=room, name=NAME)

    assert (denied.value.permission, RoomGuest.objects.count()) == ("rooms.run_room", 0)


def test_only_the_hash_of_a_link_is_kept(invited):
    row, token = invited

    assert guest_by_link(token) == row
    assert token not in str(RoomGuest.objects.values().get())
    assert guest_by_link("x" + token) is None


def test_a_link_ends_after_fourteen_days_or_with_the_meeting(room, member, invited, time_machine):
    row, token = invited
    assert timedelta(days=13, hours=23) < row.expires_at - timezone.now() <= timedelta(days=14)
    ends = timezone.now() + timedelta(days=2)
    Room.objects.filter(pk=room.pk).update(starts_at=ends - timedelta(hours=1), ends_at=ends)

    second, _token = invite_guest(actor=member, room=room, name=NAME)

    assert second.expires_at == ends + timedelta(hours=2)
    RoomGuest.objects.filter(pk=row.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert guest_by_link(token) is None


def test_a_room_has_a_limited_number_of_guests(room, member):
    for number in range(20):
        invite_guest(actor=member, room=room, name=f"Guest {number}")

    with pytest.raises(OperationRefusedError):
        invite_guest(actor=member, room=room, name=NAME)
    assert RoomGuest.objects.count() == 20


def test_opening_a_link_changes_nothing(room, invited, client):
    _row, token = invited
    before = RoomGuest.objects.values().get()

    page = client.get(f"/guest/{token}/")

    assert (page.status_code, page["Referrer-Policy"]) == (200, "same-origin")
    assert room.title in page.content.decode()
    assert (RoomGuest.objects.values().get(), client.cookies.keys() & {cookie_name(room.pk)}) == (
        before,
        set(),
    )


def test_who_has_signed_in_is_no_guest(room, invited, signed_in, member):
    _row, token = invited
    browser = signed_in(member)

    assert browser.get(f"/guest/{token}/").status_code == 200
    assert browser.post(f"/guest/{token}/", {}).status_code == 422
    assert browser.get(f"/guest/rooms/{room.pk}/").status_code == 404
    assert RoomGuest.objects.get().joined_at is None


# In the room -------------------------------------------------------------------------------------
def test_a_guest_reads_from_their_coming_in_and_speaks(room, member, invited):
    make_message(member, room, "Said before")
    _row, token = invited
    browser, address = visit(token)
    make_message(member, room, "Said after")

    answer = browser.post(address, {"body": "Good morning", "client_id": str(uuid4())})
    page = browser.get(address).content.decode()

    assert answer.status_code == 303
    assert ["Said before" in page, "Said after" in page, "Good morning" in page] == [False, True, True]
    said = Message.objects.get(guest__isnull=False)
    assert (said.author, said.guest.name, said.speaker_name) == (None, NAME, "Maris (guest)")


def test_history_and_set_begin_with_their_coming_in_too(room, member, invited):
    make_message(member, room, "Said before")
    _row, token = invited
    browser, address = visit(token)
    after = make_message(member, room, "Said after")
    actor = GuestActor(RoomGuest.objects.get())

    told = browser.get(f"{address}messages/").json()["messages"]

    assert [each["id"] for each in told] == [after.pk]
    assert list(Message.objects.readable_by(actor)) == [after] == list(readable_messages(actor, fresh(room)))


def test_a_guest_finds_nothing_else(room, member, outsider, invited, other_space):

    other = make_room(member, room.space)
    _row, token = invited
    browser, _address = visit(token)
    space = f"/spaces/{room.space.slug}/"

    type(room.space).objects.update(visibility="hidden", join_policy="invitation")

    places = [
        space, f"{space}communication/rooms/", room.get_absolute_url(), other.get_absolute_url(),
        f"/guest/rooms/{other.pk}/", f"/guest/rooms/{room.pk + 99}/", f"{space}members/",
    ]  # fmt: skip
    assert {place: browser.get(place).status_code for place in places} == dict.fromkeys(places, 404)
    assert browser.get(f"/guest/rooms/{room.pk}/").status_code == 200


def test_the_page_of_a_guest_leads_nowhere_else(room, member, invited):
    import re

    make_message(member, room, "Hello")
    _row, token = invited
    browser, address = visit(token)

    page = browser.get(address).content.decode()

    links = set(re.findall(r'(?:href|action|hx-get|data-[a-z-]*url)="(/[^"]*)"', page))
    assert {link for link in links if not link.startswith(("/guest/", "/static/"))} == set()


def test_a_guest_is_a_guest_of_one_room(room, guest, member):
    other = make_room(member, room.space)

    assert may(guest, "rooms.view_room", room)
    assert not may(guest, "rooms.view_room", other)
    assert list(Room.objects.visible_to(guest)) == [room]
    for permission in ("run_room", "close_room", "carry_room", "come_in"):
        assert not may(guest, f"rooms.{permission}", room)


def test_guests_change_their_own_words_alone(room, member, guest):
    theirs = make_message(member, room, "Hello")
    own = post_message(actor=guest, room=room, body="Helo", client_id=uuid4())

    edit_message(actor=guest, message=own, body="Hello too")
    with pytest.raises(AccessDeniedError):
        edit_message(actor=guest, message=theirs, body="Mine")

    own.refresh_from_db()
    theirs.refresh_from_db()
    assert (own.body, theirs.body) == ("Hello too", "Hello")


def test_sending_twice_is_sending_once(room, guest):
    client_id = uuid4()
    for _each in range(2):
        post_message(actor=guest, room=room, body="Once", client_id=client_id)

    assert Message.objects.count() == 1


def test_a_muted_guest_reads_on(room, member, guest):
    mute_in_room(actor=member, room=room, whom=guest.guest, reason="Too loud")
    guest.guest.refresh_from_db()

    assert may(guest, "rooms.view_room", room)
    with pytest.raises(AccessDeniedError):
        post_message(actor=guest, room=room, body="More", client_id=uuid4())
    assert Message.objects.count() == 0


@pytest.mark.parametrize("end", ["revoke", "remove", "close", "expire"])
def test_a_guests_cookie_ends_with_the_link(room, member, invited, end):
    row, token = invited
    browser, address = visit(token)
    assert browser.get(address).status_code == 200
    ends = {
        "revoke": lambda: revoke_guest(actor=member, guest=row),
        "remove": lambda: remove_from_room(actor=member, room=room, whom=row, reason="Too loud"),
        "close": lambda: close_room(actor=member, room=room, outcome="Done"),
        "expire": lambda: RoomGuest.objects.update(expires_at=timezone.now() - timedelta(seconds=1)),
    }
    ends[end]()

    assert [browser.get(address).status_code, browser.get(f"/guest/{token}/").status_code] == [404, 404]


def test_coming_in_elsewhere_lets_the_first_browser_go(room, invited):
    _row, token = invited
    first, address = visit(token)
    second, _address = visit(token)

    assert (first.get(address).status_code, second.get(address).status_code) == (404, 200)


def test_a_cookie_cannot_be_made_up(room, guest):
    assert guest_by_cookie("[1, 2]", room.pk) is None
    assert guest_by_cookie("", room.pk) is None


def test_guests_are_forgotten_thirty_days_after_the_end(room, member):
    rows = {}
    for name, keeps in (("Keeps", True), ("Goes", False), ("Silent", True)):
        row, _token = invite_guest(actor=member, room=room, name=name)
        rows[name] = come_in_as_guest(actor=GuestActor(row), guest=row, keeps_name=keeps)
    for name in ("Keeps", "Goes"):
        post_message(actor=GuestActor(rows[name]), room=room, body=name, client_id=uuid4())
    close_room(actor=member, room=room, outcome="Done")
    assert forget_guests(actor=SYSTEM) == 0
    Room.objects.update(closed_at=timezone.now() - timedelta(days=31))

    assert forget_guests(actor=SYSTEM) == 3

    assert [each.speaker_name for each in Message.objects.order_by("seq")] == ["Keeps (guest)", "A guest"]
    assert sorted(RoomGuest.objects.values_list("name", "token_hash", "session_key")) == [
        ("", None, ""),
        ("Keeps", None, ""),
    ]
