"""How far people have read: kept on the server, never going back, shown as unread in lists."""

import pytest

from portal.operations import SYSTEM, AccessDeniedError
from rooms.models import Room, RoomPerson
from rooms.operations import come_in, keep_seen, remove_message
from rooms.selectors import open_rooms
from tests.factories_rooms import make_message, make_room


def marks(room):
    return dict(RoomPerson.objects.filter(room=room).values_list("person_id", "seen_seq"))


def unread(actor, space):
    return {room.pk: room.unread_count for room in open_rooms(actor, space, most=9).rows}


def test_a_mark_only_rises_and_ends_with_the_newest_message(room, member, colleague):
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
    come_in(actor=member, room=room)
    keep_seen(actor=SYSTEM, room=room, seen={member.pk: 0})
    for number in range(102):
        make_message(colleague, room, f"Number {number}")

    assert unread(member, space) == {room.pk: 100}
    assert Room.objects.count() == 1


# On the page of a room ------------------------------------------------------------------------------
def test_an_old_message_is_shown_among_what_was_said_before_and_after_it(signed_in, room, member):
    said = [make_message(member, room, f"Number {number}.") for number in range(1, 121)]
    browser = signed_in(member)

    page = browser.get(room.get_absolute_url(), {"at": 60})
    later = browser.get(page.context["later_url"])
    end = browser.get(room.get_absolute_url(), {"at": 110})

    shown = [each.message.seq for each in page.context["messages_shown"]]
    assert shown == list(range(35, 85))
    assert page.context["is_latest"] is False
    assert page.context["earlier_url"] == f"{room.get_absolute_url()}?before=35"
    assert page.context["later_url"] == f"{room.get_absolute_url()}?at=85"
    assert "data-latest" not in page.content.decode()
    assert 85 in [each.message.seq for each in later.context["messages_shown"]]
    assert (end.context["is_latest"], end.context["later_url"]) == (True, "")
    assert said[59].get_absolute_url() == f"{room.get_absolute_url()}?at=60#message-{said[59].pk}"


def test_what_is_new_beyond_the_page_is_counted_and_led_to(signed_in, room, member, colleague):
    browser = signed_in(member)
    first = browser.get(room.get_absolute_url())
    for number in range(1, 71):
        make_message(colleague, room, f"Number {number}.")
    keep_seen(actor=SYSTEM, room=room, seen={member.pk: 10})
    behind = browser.get(room.get_absolute_url())
    keep_seen(actor=SYSTEM, room=room, seen={member.pk: 40})
    near = browser.get(room.get_absolute_url())

    assert (first.context["seen"], first.context["first_unread_url"]) == (0, "")
    assert (behind.context["seen"], behind.context["unread_behind"]) == (10, "60")
    assert behind.context["first_unread_url"] == f"{room.get_absolute_url()}?at=11#unread"
    assert "New to you: 60. Go to the first" in behind.content.decode()
    assert (near.context["seen"], near.context["first_unread_url"]) == (40, "")


def test_marks_are_each_readers_own(signed_in, client, room, member, colleague):
    signed_in(member).get(room.get_absolute_url())
    make_message(member, room, "One")
    make_message(member, room, "Two")
    keep_seen(actor=SYSTEM, room=room, seen={member.pk: 1})

    assert signed_in(member).get(room.get_absolute_url()).context["seen"] == 1
    # Who comes in for the first time has not been away: nothing is new since they last looked.
    assert signed_in(colleague).get(room.get_absolute_url()).context["seen"] == 2
