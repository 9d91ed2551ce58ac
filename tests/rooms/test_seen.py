"""How far people have read: kept on the server, never going back, shown as unread in lists."""

import pytest

from portal.operations import SYSTEM, AccessDeniedError
from rooms.models import Room, RoomPerson
from rooms.operations import keep_seen, remove_message
from rooms.selectors import open_rooms
from tests.factories_rooms import make_message, make_room


def marks(room):
    return dict(RoomPerson.objects.filter(room=room).values_list("person_id", "seen_seq"))


def unread(actor, space):
    return {room.pk: room.unread_count for room in open_rooms(actor, space, most=9).rows}


def test_a_mark_only_rises_and_ends_with_the_room(room, member, colleague):
    for number in range(3):
        make_message(member, room, f"Number {number}")

    keep_seen(actor=SYSTEM, room=room, seen={member.pk: 2, colleague.pk: 1})
    assert marks(room) == {member.pk: 2, colleague.pk: 1}
    keep_seen(actor=SYSTEM, room=room, seen={member.pk: 1, colleague.pk: 99})
    assert marks(room) == {member.pk: 2, colleague.pk: 3}


def test_nobody_keeps_marks_by_hand(room, member):
    with pytest.raises(AccessDeniedError) as denied:
        keep_seen(actor=member, room=room, seen={member.pk: 1})

    assert denied.value.permission == "rooms.keep_seen"
    assert marks(room) == {}


def test_lists_count_what_others_said_since(room, space, member, colleague, django_assert_num_queries):
    other = make_room(member, space, title="Never been there")
    make_message(colleague, other, "Unheard")
    said = [make_message(colleague, room, f"Number {number}") for number in range(4)]
    make_message(member, room, "My own")
    keep_seen(actor=SYSTEM, room=room, seen={member.pk: 1})
    remove_message(actor=colleague, message=said[3])

    assert unread(member, space) == {room.pk: 2, other.pk: None}
    assert unread(colleague, space) == {room.pk: None, other.pk: None}
    with django_assert_num_queries(1):
        open_rooms(member, space, most=9)


def test_more_than_a_hundred_are_not_counted(room, space, member, colleague):
    keep_seen(actor=SYSTEM, room=room, seen={member.pk: 0})
    for number in range(102):
        make_message(colleague, room, f"Number {number}")

    assert unread(member, space) == {room.pk: 100}
    assert Room.objects.count() == 1
