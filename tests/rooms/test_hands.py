"""Raised hands in their order, the word that is given, and the list of who was there."""

import pytest

from portal.choices import Audience
from portal.operations import AccessDeniedError, OperationRefusedError
from rooms.meetings import attendance_for
from rooms.models import Room, RoomPerson
from rooms.operations import (
    RoomClosedError,
    close_room,
    give_word,
    lower_hand,
    lower_hands,
    raise_hand,
    say_attended,
    take_attendance_back,
)
from tests.factories_rooms import events_of, make_room

pytestmark = pytest.mark.django_db


def hands(room: Room) -> list[int]:
    rows = RoomPerson.objects.filter(room=room, hand_at__isnull=False).order_by("hand_at")
    return [row.person_id for row in rows]


def word(room: Room) -> list[int]:
    return [row.person_id for row in RoomPerson.objects.filter(room=room, word_at__isnull=False)]


def test_hands_are_in_the_order_in_which_they_went_up(room, member, colleague, moderator):
    for person in (colleague, member, moderator, colleague):
        raise_hand(actor=person, room=room)

    assert hands(room) == [colleague.pk, member.pk, moderator.pk]
    assert events_of(room) == [(1, "hand"), (2, "hand"), (3, "hand")]


def test_who_may_not_speak_raises_no_hand(room, observer, outsider):
    for person, permission in ((observer, "rooms.raise_hand"), (outsider, "rooms.view_room")):
        with pytest.raises(AccessDeniedError) as denied:
            raise_hand(actor=person, room=room)
        assert denied.value.permission == permission

    assert (hands(room), events_of(room)) == ([], [])


def test_one_takes_down_ones_own_hand(room, member, colleague):
    raise_hand(actor=member, room=room)
    raise_hand(actor=colleague, room=room)

    lower_hand(actor=colleague, room=room)
    lower_hand(actor=colleague, room=room)

    assert hands(room) == [member.pk]
    assert len(events_of(room)) == 3


def test_the_word_goes_from_one_to_the_next(room, member, colleague, moderator):
    raise_hand(actor=colleague, room=room)
    raise_hand(actor=moderator, room=room)

    give_word(actor=member, room=room, person=colleague.pk)
    first = word(room)
    give_word(actor=member, room=room, person=moderator.pk)

    assert (first, word(room), hands(room)) == ([colleague.pk], [moderator.pk], [])
    lower_hand(actor=moderator, room=room)
    assert word(room) == []


def test_the_word_is_for_hands_that_are_up(room, member, colleague):
    with pytest.raises(OperationRefusedError, match="not up any more"):
        give_word(actor=member, room=room, person=colleague.pk)

    assert (word(room), events_of(room)) == ([], [])


def test_hands_of_others_are_for_who_runs_the_room(room, member, colleague):
    raise_hand(actor=member, room=room)

    for way in (
        lambda: give_word(actor=colleague, room=room, person=member.pk),
        lambda: lower_hands(actor=colleague, room=room),
    ):
        with pytest.raises(AccessDeniedError) as denied:
            way()
        assert denied.value.permission == "rooms.run_room"

    assert hands(room) == [member.pk]


def test_all_hands_go_down_at_once(room, member, colleague):
    raise_hand(actor=member, room=room)
    raise_hand(actor=colleague, room=room)

    lower_hands(actor=member, room=room)

    assert hands(room) == []


@pytest.mark.parametrize("way", [raise_hand, lower_hand, lower_hands, say_attended, take_attendance_back])
def test_a_room_that_is_not_open_takes_none(room, member, way):
    Room.objects.filter(pk=room.pk).update(state="planned")
    with pytest.raises(OperationRefusedError, match="not opened yet"):
        way(actor=member, room=room)
    Room.objects.filter(pk=room.pk).update(state="open")
    close_room(actor=member, room=room, outcome="", without_outcome=True)
    with pytest.raises(RoomClosedError):
        way(actor=member, room=room)

    assert RoomPerson.objects.filter(room=room).exclude(hand_at=None, attended_at=None).count() == 0


def test_one_puts_oneself_on_the_list_and_takes_oneself_off(room, member, observer):
    say_attended(actor=observer, room=room)
    say_attended(actor=member, room=room)
    say_attended(actor=member, room=room)
    both = [each.name for each in attendance_for(room, member)]

    take_attendance_back(actor=observer, room=room)

    assert both == [observer.name, member.name]
    assert [each.name for each in attendance_for(room, member)] == [member.name]
    assert events_of(room) == [(1, "attendance"), (2, "attendance"), (3, "attendance")]


def test_strangers_and_visitors_stand_on_no_list(room, outsider, visitor):
    for somebody in (outsider, visitor):
        with pytest.raises(AccessDeniedError) as denied:
            say_attended(actor=somebody, room=room)
        assert denied.value.permission == "rooms.view_room"

    assert RoomPerson.objects.filter(room=room, attended_at__isnull=False).count() == 0


@pytest.mark.parametrize(("shown_to", "organisation"), [("network", "Baker Ltd"), ("spaces", "")])
def test_where_people_work_is_listed_as_far_as_they_show_it(
    space, member, outsider, everywhere, shown_to, organisation
):
    room = make_room(member, space, audience=Audience.NETWORK)
    outsider.profile.organisation_name, outsider.profile.shown_to = "Baker Ltd", shown_to
    outsider.profile.save()
    say_attended(actor=outsider, room=room)

    assert [(each.name, each.organisation) for each in attendance_for(room, member)] == [
        (outsider.name, organisation)
    ]
