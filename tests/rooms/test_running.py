"""A meeting that runs: begun by its host, item by item, with hands and a list of who was there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.operations import AccessDeniedError, OperationRefusedError
from rooms.meetings import clock_of
from rooms.models import AgendaItem, Room, RoomPerson
from rooms.operations import (
    RoomClosedError,
    begin_meeting,
    close_room,
    give_minutes,
    go_back,
    go_on,
    raise_hand,
    set_agenda,
    start_item,
)
from tests.factories_rooms import events_of

pytestmark = pytest.mark.django_db
LINES = "Welcome 5\nQuestions 20\nClosing"


@pytest.fixture
def running(room: Room, member) -> Room:
    set_agenda(actor=member, room=room, lines=LINES)
    return begin_meeting(actor=member, room=room)


def current(room: Room) -> str:
    item = AgendaItem.objects.filter(room=room, started_at__isnull=False, ended_at=None).first()
    return item.title if item is not None else ""


def test_a_meeting_begins_once(room, member):
    first = begin_meeting(actor=member, room=room)
    again = begin_meeting(actor=member, room=room)

    assert (first.state, again.started_at) == ("running", first.started_at)
    assert events_of(room) == [(1, "state")]


def test_a_planned_room_begins_too(room, member):
    Room.objects.filter(pk=room.pk).update(state="planned")

    assert begin_meeting(actor=member, room=room).state == "running"


def test_a_closed_room_does_not_begin(room, member):
    close_room(actor=member, room=room, outcome="Done")

    with pytest.raises(RoomClosedError):
        begin_meeting(actor=member, room=room)

    assert Room.objects.get(pk=room.pk).started_at is None


@pytest.mark.parametrize("way", [go_on, go_back, give_minutes, begin_meeting])
def test_only_who_runs_the_room_runs_it(running, colleague, way):
    with pytest.raises(AccessDeniedError) as denied:
        way(actor=colleague, room=running)

    assert denied.value.permission == "rooms.run_room"
    assert (current(running), events_of(running)) == ("", [(1, "agenda"), (2, "state")])


def test_items_come_one_after_the_other(running, member):
    seen = []
    for _each in range(5):
        go_on(actor=member, room=running)
        seen.append(current(running))

    assert seen == ["Welcome", "Questions", "Closing", "", ""]
    assert AgendaItem.objects.filter(room=running, ended_at__isnull=False).count() == 3
    assert len(events_of(running)) == 6


def test_pressing_twice_skips_nothing(running, member):
    first = go_on(actor=member, room=running, after=0)
    second = go_on(actor=member, room=running, after=0)

    assert (first, second, current(running)) == (first, first, "Welcome")


def test_nothing_starts_before_the_meeting_begins(room, member):
    set_agenda(actor=member, room=room, lines=LINES)

    with pytest.raises(OperationRefusedError, match="Begin the meeting first"):
        go_on(actor=member, room=room)

    assert current(room) == ""


def test_an_item_starts_out_of_turn_and_the_rest_comes_after(running, member):
    start_item(actor=member, item=AgendaItem.objects.get(room=running, title="Closing"))
    then = go_on(actor=member, room=running)

    assert (then and then.title, current(running)) == ("Welcome", "Welcome")


def test_back_takes_the_last_step_back_with_its_clock(running, member):
    welcome = go_on(actor=member, room=running)
    go_on(actor=member, room=running)

    go_back(actor=member, room=running)
    again = AgendaItem.objects.get(room=running, title="Welcome")

    assert (current(running), again.started_at) == ("Welcome", welcome and welcome.started_at)
    assert AgendaItem.objects.get(room=running, title="Questions").started_at is None
    go_back(actor=member, room=running)
    assert (current(running), go_back(actor=member, room=running)) == ("", None)


def test_more_minutes_move_the_end(running, member):
    go_on(actor=member, room=running)
    item = give_minutes(actor=member, room=running)

    assert item.more_minutes == 5
    assert item.due_at == item.started_at + timedelta(minutes=10)


def test_more_minutes_have_an_end(running, member):
    with pytest.raises(OperationRefusedError, match="No item"):
        give_minutes(actor=member, room=running)
    go_on(actor=member, room=running)
    with pytest.raises(OperationRefusedError, match="cannot get more"):
        give_minutes(actor=member, room=running, minutes=241)

    assert AgendaItem.objects.get(room=running, title="Welcome").more_minutes == 0


@pytest.mark.parametrize(("minutes_ago", "left", "over"), [(2, 180, False), (7, -120, True)])
def test_the_clock_is_the_servers(running, member, time_machine, minutes_ago, left, over):
    start = timezone.now()
    time_machine.move_to(start - timedelta(minutes=minutes_ago), tick=False)
    item = go_on(actor=member, room=running)
    time_machine.move_to(start, tick=False)

    clock = clock_of(item) if item is not None else None

    assert clock is not None
    assert (clock.left_seconds, clock.is_over, clock.total_seconds) == (left, over, 300)


def test_an_item_without_a_time_has_no_end(running, member):
    closing = AgendaItem.objects.get(room=running, title="Closing")

    clock = clock_of(start_item(actor=member, item=closing))

    assert clock is not None
    assert (clock.left_seconds, clock.is_over) == (None, False)


def test_closing_ends_what_ran_and_takes_hands_down(running, member, colleague):
    go_on(actor=member, room=running)
    raise_hand(actor=colleague, room=running)

    close_room(actor=member, room=running, outcome="Done")

    item = AgendaItem.objects.get(room=running, title="Welcome")
    assert item.ended_at is not None
    assert RoomPerson.objects.get(room=running, person=colleague).hand_at is None
