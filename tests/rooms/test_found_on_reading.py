"""Ways round the rules of rooms that a second reading found: closed, and kept closed."""

import json
from uuid import uuid4

import pytest

from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from rooms.choices import History
from rooms.guests import GuestActor
from rooms.live.frames import beside, encoded
from rooms.models import Room, RoomEvent, RoomGuest
from rooms.operations import (
    RoomPlan,
    change_room,
    close_room,
    come_in_as_guest,
    edit_message,
    invite_guest,
    post_message,
    react_to_message,
    remove_message,
    revoke_guest,
    set_agenda,
)
from rooms.operations.arranging import remove_block, restore_block
from rooms.operations.notes import BlockText, add_block
from rooms.record import stretch_of
from rooms.selectors import Outcome, events_after, happened
from tests.factories_rooms import make_message


@pytest.fixture
def guest(room, member):
    row, _token = invite_guest(actor=member, room=room, name="Maris")
    return GuestActor(come_in_as_guest(actor=GuestActor(row), guest=row, keeps_name=False))


def test_a_guests_frames_quote_nothing_from_before_they_came(room, member, colleague):
    old = make_message(member, room, "Words of before")
    make_message(colleague, room, "An answer", reply_to=old)
    events = [happened(row) for row in events_after(room.pk, 0, 10)]
    along = beside([event.said for event in events])
    answer = encoded(events[-1], Outcome("", ""), along)

    whole, theirs = (json.loads(answer.text_for(1, above, runs=False)) for above in (0, old.seq))

    assert whole["reply"]["excerpt"] == "Words of before"
    assert "reply" not in theirs
    assert (theirs["type"], theirs["seq"], theirs["body"]) == ("message", 2, "An answer")


def test_a_guest_whose_link_was_revoked_meanwhile_says_nothing(room, member, guest):
    revoke_guest(actor=member, guest=RoomGuest.objects.get(pk=guest.guest.pk))

    with pytest.raises(AccessDeniedError):
        post_message(actor=guest, room=room, body="Still here", client_id=uuid4())

    assert RoomEvent.objects.filter(room=room, kind="message").count() == 0


def test_a_guest_who_names_files_is_refused(room, guest):
    with pytest.raises(OperationRefusedError):
        post_message(actor=guest, room=room, body="Look", client_id=uuid4(), files=[1])


def test_nobody_becomes_host_to_read_what_was_said_before(room, member, moderator):
    Room.objects.filter(pk=room.pk).update(history=History.JOINING)
    make_message(member, room, "Words of before")

    plan = RoomPlan(host=moderator, history=History.JOINING)

    with pytest.raises(OperationRefusedError) as refused:
        change_room(actor=moderator, room=room, title="Interviews", purpose="", plan=plan)

    assert refused.value.field == "host"
    assert Room.objects.get(pk=room.pk).host == member


def test_a_removed_message_keeps_its_line_and_nothing_at_it(room, member, colleague):
    said = make_message(member, room, "Words of before")
    react_to_message(actor=colleague, message=said, kind="useful")
    assert [len(entry.beside) for entry in stretch_of(room, 0).entries] == [1]

    remove_message(actor=SYSTEM, message=said, keeps_files=True)

    assert [(entry.message.is_removed, entry.beside) for entry in stretch_of(room, 0).entries] == [(True, {})]


def test_a_number_that_no_database_holds_is_no_card(signed_in, room, member):
    make_message(member, room, f"[look](/spaces/baltic/communication/rooms/{'9' * 30}/)")

    assert signed_in(member).get(room.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_at_the_ends_of_the_calendar_are_refused(signed_in, space, member, day):
    typed = {"title": "Far", "when": "later", "day": day, "time": "23:00", "minutes": "60"}
    answer = signed_in(member).post(
        f"/spaces/{space.slug}/communication/rooms/new/",
        {**typed, "time_zone": "America/New_York", "audience": "space", "history": "all"},
    )

    assert answer.status_code == 422
    assert "day" in answer.context["form"].errors


def test_an_edit_of_an_answer_is_told_as_the_answer_was(room, member, colleague):
    old = make_message(member, room, "Words of before")
    said = make_message(colleague, room, "An answer", reply_to=old)
    edit_message(actor=colleague, message=said, body="A better answer")
    events = [happened(row) for row in events_after(room.pk, 0, 10)]
    changed = encoded(events[-1], Outcome("", ""), beside([event.said for event in events]))

    theirs = json.loads(changed.text_for(1, old.seq, runs=False))

    assert (theirs["type"], theirs["body"], "reply" in theirs) == ("changed", "A better answer", False)


def test_a_note_taken_away_before_somebody_came_is_not_theirs_to_bring_back(
    signed_in, room, member, colleague
):
    block = add_block(actor=member, room=room, text=BlockText(body="Words of before"))
    remove_block(actor=member, block=block)
    Room.objects.filter(pk=room.pk).update(history=History.JOINING)
    browser = signed_in(colleague)
    browser.get(room.get_absolute_url())
    address = f"/spaces/{room.space.slug}/communication/rooms/{room.pk}/notes/{block.pk}/"

    assert browser.get(address).status_code == 404
    assert signed_in(member).get(address).status_code == 200
    with pytest.raises(OperationRefusedError):
        restore_block(actor=colleague, block=block, version=1)


def test_who_does_not_run_a_closed_room_arranges_nothing_in_it(signed_in, room, member, colleague):
    set_agenda(actor=member, room=room, lines="Welcome 5")
    item = room.agenda.get()
    close_room(actor=member, room=room, outcome="", without_outcome=True)
    address = f"/spaces/{room.space.slug}/communication/rooms/{room.pk}/agenda/order/{item.pk}/"

    assert signed_in(colleague).post(address, {"verb": "up"}).status_code == 403
    assert signed_in(member).post(address, {"verb": "up"}).status_code == 422
