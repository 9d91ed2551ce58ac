"""Messages go when their time is over, once; what came of the room stays, and the page says both."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from community.operations.moderation import report
from portal.models import AuditEntry
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from rooms.emptying import empty_due_rooms
from rooms.live.frames import lasting_frame
from rooms.models import Message, Room, RoomEvent
from rooms.operations import close_room, edit_message, empty_slice, set_keeping
from rooms.selectors import Outcome, events_after, happened
from tests.factories_rooms import events_of, make_message, make_room


@pytest.fixture
def due(room, member, colleague):
    """A room with four messages, closed eight days ago, that keeps them for seven."""
    first = make_message(member, room, "One")
    make_message(colleague, room, "Two", reply_to=first)
    edit_message(actor=member, message=first, body="One, better")
    make_message(member, room, "Three")
    set_keeping(actor=member, room=room, keeps_days=7)
    closed = close_room(actor=member, room=room, outcome="Agreed.", minutes="Minutes stay")
    Room.objects.filter(pk=room.pk).update(closed_at=timezone.now() - timedelta(days=8))
    return Room.objects.get(pk=closed.pk)


def emptied() -> int:
    return AuditEntry.objects.filter(verb="rooms.empty_room").count()


def test_messages_go_and_numbers_and_the_outcome_stay(due, member):
    numbers = events_of(due)

    empty_due_rooms()

    left = Room.objects.get(pk=due.pk)
    assert (Message.objects.count(), left.message_count, events_of(due)) == (0, 0, numbers)
    assert (left.outcome, left.minutes, left.emptied_at is not None) == ("Agreed.", "Minutes stay", True)
    frames = [
        lasting_frame(happened(row), Outcome("Agreed.", ""))["type"] for row in events_after(due.pk, 0, 99)
    ]
    assert frames == ["void", "void", "void", "void", "event", "event", "event"]
    assert set(RoomEvent.objects.filter(seq__lte=4).values_list("actor", "message")) == {(None, None)}


def test_it_happens_once_and_goes_on_where_it_stopped(due, monkeypatch):
    monkeypatch.setattr("rooms.operations.keeping.SLICE", 2)

    assert empty_slice(actor=SYSTEM, room=due) is True
    assert (Message.objects.count(), emptied()) == (1, 0)

    assert (empty_due_rooms(), empty_due_rooms()) == (1, 0)
    assert (Message.objects.count(), emptied()) == (0, 1)
    assert empty_slice(actor=SYSTEM, room=due) is False


def test_nothing_goes_before_its_time_or_where_messages_stay(due, member, space):
    Room.objects.filter(pk=due.pk).update(closed_at=timezone.now() - timedelta(days=6))
    for room in (make_room(member, space, title="Open"), make_room(member, space, title="Stays")):
        make_message(member, room)
    close_room(actor=member, room=Room.objects.get(title="Stays"), outcome="Yes")

    assert empty_due_rooms() == 0
    assert empty_slice(actor=SYSTEM, room=due) is False
    assert Message.objects.count() == 5


def test_what_is_reported_waits_and_the_room_with_it(due, colleague, moderator):
    told = Message.objects.get(body="Three")
    report(actor=colleague, obj=told, reason="spam", words="")

    empty_due_rooms()

    assert list(Message.objects.all()) == [told]
    assert (Room.objects.get(pk=due.pk).emptied_at, emptied()) == (None, 0)


def test_only_the_platform_empties_a_room(due, member):
    with pytest.raises(AccessDeniedError) as denied:
        empty_slice(actor=member, room=due)

    assert denied.value.permission == "rooms.empty_room"
    assert Message.objects.count() == 3


# The choice ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(("who", "allowed"), [("member", True), ("moderator", True), ("newcomer", False)])
def test_who_runs_the_room_chooses_how_long(room, everybody, who, allowed):
    if allowed:
        set_keeping(actor=everybody[who], room=room, keeps_days=30)
    else:
        with pytest.raises(AccessDeniedError):
            set_keeping(actor=everybody[who], room=room, keeps_days=30)

    assert Room.objects.get(pk=room.pk).keeps_days == (30 if allowed else None)
    assert events_of(room) == ([(1, "details")] if allowed else [])


@pytest.mark.parametrize("days", [0, 3651])
def test_other_numbers_are_refused(room, member, days):
    with pytest.raises(OperationRefusedError):
        set_keeping(actor=member, room=room, keeps_days=days)

    assert (Room.objects.get(pk=room.pk).keeps_days, events_of(room)) == (None, [])


def test_a_closed_room_keeps_its_promise(room, member):
    close_room(actor=member, room=room, outcome="Done")

    with pytest.raises(AccessDeniedError):
        set_keeping(actor=member, room=room, keeps_days=1)

    assert Room.objects.get(pk=room.pk).keeps_days is None


def test_the_page_says_beforehand_and_shortening_is_told(signed_in, room, member, colleague):
    def said() -> str:
        url = reverse("room_part", args=["baltic", room.pk, "keeping"])
        return " ".join(signed_in(colleague).get(url).content.decode().split())

    nothing = said()
    set_keeping(actor=member, room=room, keeps_days=90)
    set_keeping(actor=member, room=room, keeps_days=30)
    shortened = said()
    set_keeping(actor=member, room=room, keeps_days=365)

    assert "deleted" not in nothing
    assert "deleted 30 days after the room is closed" in shortened
    assert "Mara Member shortened this on" in shortened
    assert "Before, it was 90 days." in shortened
    assert "shortened" not in said()


def test_the_page_says_afterwards_that_it_did(signed_in, due, colleague):
    empty_due_rooms()

    page = signed_in(colleague).get(due.get_absolute_url()).content.decode()

    assert ("as announced" in page, "Three" in page, "Agreed." in page) == (True, False, True)


def test_the_form_offers_what_is_set_and_refuses_other_days(signed_in, room, member):
    url = reverse("room_keeping", args=["baltic", room.pk])
    browser = signed_in(member)

    assert browser.post(url, {"keeps_days": "30"}).status_code == 303
    assert browser.post(url, {"keeps_days": "31"}).status_code == 422
    assert Room.objects.get(pk=room.pk).keeps_days == 30
    assert browser.post(url, {"keeps_days": ""}).status_code == 303
    assert Room.objects.get(pk=room.pk).keeps_days is None
