"""What people say in rooms, change and take back."""

from uuid import uuid4

import pytest

from community.choices import NoticeKind
from community.models import Notice
from portal.models import AuditEntry
from portal.operations import AccessDeniedError, OperationRefusedError
from rooms.models import Message
from rooms.operations import (
    MessageTooLongError,
    RoomClosedError,
    close_room,
    edit_message,
    post_message,
    remove_message,
)
from tests.factories_rooms import events_of, make_message, make_room


def test_saying_something(room, member):
    client_id = uuid4()

    message = post_message(actor=member, room=room, body=" Hello **you**\r\n", client_id=client_id)

    room.refresh_from_db()
    assert (message.seq, message.body, message.html) == (
        1,
        "Hello **you**",
        "<p>Hello <strong>you</strong></p>\n",
    )
    assert (message.author, message.client_id, message.is_repeat) == (member, client_id, False)
    assert (room.last_seq, room.message_count, room.last_message_at) == (1, 1, message.at)
    assert events_of(room) == [(1, "message")]
    assert AuditEntry.objects.get(verb="rooms.post_message").object_id == message.pk


def test_sent_twice_is_stored_once_even_when_the_room_was_closed_meanwhile(room, member):
    client_id = uuid4()
    first = make_message(member, room, "Once", client_id)
    close_room(actor=member, room=room, outcome="", without_outcome=True)

    again = make_message(member, room, "Once", client_id)

    assert (again, again.is_repeat) == (first, True)
    assert Message.objects.count() == 1


def test_the_same_client_id_of_two_people_is_two_messages(room, member, colleague):
    client_id = uuid4()

    make_message(member, room, "Mine", client_id)
    make_message(colleague, room, "Mine too", client_id)

    assert list(Message.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    ("who", "permission"), [("observer", "rooms.post_message"), ("outsider", "rooms.view_room")]
)
def test_who_may_not_speak_leaves_nothing_behind(request, room, who, permission):
    actor = request.getfixturevalue(who)

    with pytest.raises(AccessDeniedError) as denied:
        make_message(actor, room)

    room.refresh_from_db()
    assert denied.value.permission == permission
    assert (Message.objects.count(), room.last_seq) == (0, 0)


@pytest.mark.parametrize(
    ("body", "error"),
    [("", OperationRefusedError), (" \x00\n ", OperationRefusedError), ("x" * 4001, MessageTooLongError)],
)
def test_empty_and_endless_messages_are_refused(room, member, body, error):
    with pytest.raises(error) as refused:
        make_message(member, room, body)

    assert refused.value.field == "body"
    assert Message.objects.count() == 0


def test_the_longest_message_is_taken(room, member):
    assert len(make_message(member, room, "x" * 4000).body) == 4000


def test_replies_stay_in_the_room(space, room, member):
    elsewhere = make_message(member, make_room(member, space))
    here = make_message(member, room)

    reply = make_message(member, room, "Yes", reply_to=here)
    with pytest.raises(OperationRefusedError) as refused:
        make_message(member, room, "Yes", reply_to=elsewhere)

    assert reply.reply_to == here
    assert refused.value.field == "reply_to"


def test_who_is_mentioned_hears_of_it_if_they_may_read_it(room, member, colleague, outsider):
    make_message(member, room, f"@{colleague.handle} and @{outsider.handle}, look")

    notice = Notice.objects.get()
    assert (notice.recipient, notice.kind, notice.actor) == (colleague, NoticeKind.MENTION, member)


def test_editing_ones_words(room, member):
    message = make_message(member, room, "Old")

    edited = edit_message(actor=member, message=message, body="New")

    assert (edited.body, edited.html, edited.seq) == ("New", "<p>New</p>\n", 1)
    assert edited.edited_at is not None
    assert events_of(room) == [(1, "message"), (2, "changed")]


def test_saving_the_same_words_changes_nothing(room, member):
    message = make_message(member, room, "Same")

    edited = edit_message(actor=member, message=message, body="Same ")

    assert edited.edited_at is None
    assert events_of(room) == [(1, "message")]


@pytest.mark.parametrize("who", ["colleague", "moderator"])
def test_nobody_edits_the_words_of_others(request, room, member, who):
    message = make_message(member, room, "Mine")

    with pytest.raises(AccessDeniedError) as denied:
        edit_message(actor=request.getfixturevalue(who), message=message, body="Yours")

    message.refresh_from_db()
    assert denied.value.permission == "rooms.edit_message"
    assert message.body == "Mine"


def test_nothing_is_edited_in_a_closed_room(room, member):
    message = make_message(member, room, "Mine")
    close_room(actor=member, room=room, outcome="Done")

    with pytest.raises(RoomClosedError):
        edit_message(actor=member, message=message, body="Better")

    message.refresh_from_db()
    assert message.body == "Mine"


@pytest.mark.parametrize("who", ["member", "moderator"])
def test_removing_deletes_the_words_and_keeps_the_number(request, room, member, who):
    message = make_message(member, room, "Regretted")

    removed = remove_message(actor=request.getfixturevalue(who), message=message)

    room.refresh_from_db()
    assert (removed.body, removed.html, removed.is_removed, removed.seq) == ("", "", True, 1)
    assert (room.message_count, room.last_seq) == (0, 2)
    assert events_of(room) == [(1, "message"), (2, "removed")]


def test_others_do_not_remove_and_nobody_removes_twice(room, member, colleague):
    message = make_message(member, room, "Mine")

    with pytest.raises(AccessDeniedError) as denied:
        remove_message(actor=colleague, message=message)
    assert denied.value.permission == "rooms.remove_message"
    assert Message.objects.get().body == "Mine"

    remove_message(actor=member, message=message)
    with pytest.raises(AccessDeniedError):
        remove_message(actor=member, message=message)
    assert events_of(room) == [(1, "message"), (2, "removed")]
