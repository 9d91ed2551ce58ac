"""A room with a set time: planned, moved, opened, begun, called off."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from community.models import Notice
from portal.models import Space
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from rooms.choices import RoomState
from rooms.models import Room
from rooms.operations import (
    RoomClosedError,
    RoomPlan,
    Schedule,
    answer_room,
    begin_meeting,
    call_off_room,
    change_room,
    close_room,
    open_doors,
)
from rooms.tasks_planning import open_doors_by_the_clock, remind_by_the_clock
from tests.factories_rooms import events_of, make_message, make_planned, make_room, schedule

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


def test_a_planned_room_waits_and_nobody_speaks_yet(space, member, everywhere):
    room = make_planned(member, space)

    assert (room.state, room.is_scheduled, room.is_open, room.host) == (
        RoomState.PLANNED,
        True,
        False,
        member,
    )
    with pytest.raises(OperationRefusedError):
        make_message(member, room)
    assert room.messages.count() == 0


@pytest.mark.parametrize(("minutes", "state"), [(16, RoomState.PLANNED), (14, RoomState.OPEN)])
def test_a_room_that_begins_soon_is_open_at_once(space, member, everywhere, minutes, state):
    assert make_planned(member, space, minutes * MINUTE).state == state


@pytest.mark.parametrize(
    ("time", "field"),
    [
        (schedule(-MINUTE), "day"),
        (schedule(DAY, hours=0), "until"),
        (schedule(DAY, hours=-1), "until"),
        (schedule(DAY, hours=12.1), "minutes"),
        (schedule(DAY, zone="Europe/Atlantis"), "time_zone"),
        (schedule(800 * DAY), "day"),
    ],
)
def test_times_that_cannot_be_are_refused_at_their_field(space, member, everywhere, time, field):
    with pytest.raises(OperationRefusedError) as refused:
        make_room(member, space, plan=RoomPlan(schedule=time))

    assert refused.value.field == field
    assert Room.objects.count() == 0


@pytest.mark.parametrize(
    "url", ["http://example.org/x", "https://anna:secret@example.org/x", "https://", "javascript:alert(1)"]
)
def test_video_addresses_are_encrypted_and_hold_no_password(space, member, everywhere, url):
    with pytest.raises(OperationRefusedError) as refused:
        make_room(member, space, plan=RoomPlan(video_url=url))

    assert refused.value.field == "video_url"
    assert Room.objects.count() == 0


@pytest.mark.parametrize("who", ["observer", "outsider", "stranger"])
def test_only_who_contributes_to_the_space_hosts(request, space, member, everywhere, who):
    with pytest.raises(OperationRefusedError) as refused:
        make_planned(member, space, plan={"host": request.getfixturevalue(who)})

    assert (refused.value.field, str(refused.value)) == ("host", "This person cannot host rooms here.")
    assert Room.objects.count() == 0


def test_the_clock_opens_the_doors_a_quarter_of_an_hour_before(space, member, everywhere):
    room = make_planned(member, space, DAY)

    with time_machine.travel(room.starts_at - 16 * MINUTE, tick=False):
        assert open_doors_by_the_clock() == 0
    with time_machine.travel(room.starts_at - 14 * MINUTE, tick=False):
        assert (open_doors_by_the_clock(), open_doors_by_the_clock()) == (1, 0)

    room.refresh_from_db()
    assert room.state == RoomState.OPEN
    assert events_of(room) == [(1, "state")]
    assert make_message(member, room).seq == 2


def test_in_an_archived_space_no_doors_open(space, member, everywhere):
    room = make_planned(member, space, DAY)
    Space.objects.filter(pk=space.pk).update(archived_at=timezone.now())

    with time_machine.travel(room.starts_at - MINUTE, tick=False):
        assert (open_doors_by_the_clock(), remind_by_the_clock()) == (0, 0)

    assert Room.objects.get().state == RoomState.PLANNED


def test_a_worker_that_was_away_opens_late_doors(space, member, everywhere):
    room = make_planned(member, space, DAY)

    with time_machine.travel(room.starts_at + 3 * HOUR, tick=False):
        assert open_doors_by_the_clock() == 1


@pytest.mark.parametrize(
    ("who", "allowed"), [("member", True), ("moderator", True), ("colleague", False), ("outsider", False)]
)
def test_host_and_moderators_open_begin_and_call_off(request, space, member, everywhere, who, allowed):
    actor = request.getfixturevalue(who)
    verbs = {
        "rooms.open_doors": lambda room: open_doors(actor=actor, room=room),
        "rooms.run_room": lambda room: begin_meeting(actor=actor, room=room),
        "rooms.call_off_room": lambda room: call_off_room(actor=actor, room=room, reason="Ill"),
    }
    states = []
    for permission, verb in verbs.items():
        room = make_planned(member, space)
        if allowed:
            verb(room)
        else:
            with pytest.raises(AccessDeniedError) as denied:
                verb(room)
            assert denied.value.permission in {permission, "rooms.view_room"}
        room.refresh_from_db()
        states.append(room.state)

    done = [RoomState.OPEN, RoomState.RUNNING, RoomState.CLOSED]
    assert states == (done if allowed else [RoomState.PLANNED] * 3)


def test_another_time_is_a_new_revision_and_told_to_who_comes(
    space, member, colleague, moderator, observer, everywhere
):
    room = make_planned(member, space)
    answer_room(actor=colleague, room=room, answer="yes")
    answer_room(actor=moderator, room=room, answer="no")
    plan = RoomPlan(schedule=schedule(3 * DAY))

    room = change_room(actor=member, room=room, title="Interviews", purpose="", plan=plan)

    assert (room.revision, room.starts_at, room.state) == (1, plan.schedule.starts_at, RoomState.PLANNED)
    assert events_of(room) == [(1, "details")]
    assert list(Notice.objects.values_list("recipient_id", "kind")) == [(colleague.pk, "room_changed")]


def test_each_change_of_time_is_news_although_the_first_was_not_read(space, member, colleague, everywhere):
    room = make_planned(member, space)
    answer_room(actor=colleague, room=room, answer="yes")
    for days in (3, 4):
        Notice.objects.update(mailed_count=1, mail_due_at=None)  # the mail about it has gone
        plan = RoomPlan(schedule=schedule(days * DAY))
        change_room(actor=member, room=room, title="Interviews", purpose="", plan=plan)

    told = Notice.objects.get()
    assert (told.count, told.mailed_count, told.mail_due_at is not None) == (1, 0, True)
    assert Room.objects.get().revision == 2


def test_a_change_of_words_is_told_to_nobody(space, member, colleague, everywhere):
    room = make_planned(member, space)
    answer_room(actor=colleague, room=room, answer="yes")
    same = RoomPlan(schedule=Schedule(room.starts_at, room.ends_at, room.time_zone))

    room = change_room(actor=member, room=room, title="Talks", purpose="", plan=same)

    assert (room.title, room.revision, Notice.objects.count()) == ("Talks", 1, 0)


def test_a_postponed_room_whose_doors_were_open_is_planned_again(space, member, everywhere):
    room = make_planned(member, space, 10 * MINUTE)
    assert room.state == RoomState.OPEN

    plan = RoomPlan(schedule=schedule(DAY))
    room = change_room(actor=member, room=room, title="Interviews", purpose="", plan=plan)

    assert room.state == RoomState.PLANNED
    assert events_of(room) == [(1, "details"), (2, "state")]


def test_what_has_begun_keeps_its_beginning(space, member, everywhere):
    room = make_planned(member, space)
    begin_meeting(actor=member, room=room)
    before = Room.objects.get().starts_at

    plan = RoomPlan(schedule=schedule(3 * DAY))
    with pytest.raises(OperationRefusedError) as refused:
        change_room(actor=member, room=room, title="Interviews", purpose="", plan=plan)

    assert refused.value.field == "day"
    assert (Room.objects.get().starts_at, Room.objects.get().revision) == (before, 0)


def test_a_promise_about_the_history_is_kept_once_something_was_said(space, member, everywhere):
    room = make_room(member, space, plan=RoomPlan(history="joining"))
    change_room(actor=member, room=room, title="A", purpose="", plan=RoomPlan(history="all"))
    change_room(actor=member, room=room, title="A", purpose="", plan=RoomPlan(history="joining"))
    make_message(member, room)

    with pytest.raises(OperationRefusedError) as refused:
        change_room(actor=member, room=room, title="B", purpose="", plan=RoomPlan(history="all"))

    assert refused.value.field == "history"
    assert (Room.objects.get().history, Room.objects.get().title) == ("joining", "A")


@pytest.mark.parametrize("is_planned", [True, False])
def test_standing_rooms_stay_standing_and_scheduled_ones_scheduled(space, member, everywhere, is_planned):
    room = make_planned(member, space) if is_planned else make_room(member, space)
    plan = RoomPlan(schedule=None if is_planned else schedule(DAY))

    with pytest.raises(OperationRefusedError):
        change_room(actor=member, room=room, title="B", purpose="", plan=plan)

    assert Room.objects.get().title == "Interviews"


def test_calling_off_closes_with_a_reason_and_tells_who_would_have_come(space, member, colleague, everywhere):
    room = make_planned(member, space)
    answer_room(actor=colleague, room=room, answer="maybe")

    room = call_off_room(actor=member, room=room, reason=" The trainer is ill. ")

    assert (room.state, room.is_called_off, room.called_off_reason, room.revision) == (
        RoomState.CLOSED,
        True,
        "The trainer is ill.",
        1,
    )
    assert list(Notice.objects.values_list("recipient_id", "kind")) == [(colleague.pk, "room_off")]
    for again in (
        lambda: call_off_room(actor=member, room=room, reason="Again"),
        lambda: open_doors(actor=SYSTEM, room=room),
        lambda: answer_room(actor=colleague, room=room, answer="yes"),
        lambda: change_room(actor=member, room=room, title="B", purpose="", plan=RoomPlan()),
    ):
        with pytest.raises(RoomClosedError):
            again()


def test_calling_off_needs_a_reason_and_a_room_that_has_not_begun(space, member, everywhere):
    room = make_planned(member, space)
    with pytest.raises(OperationRefusedError) as refused:
        call_off_room(actor=member, room=room, reason="  ")
    assert refused.value.field == "reason"

    begin_meeting(actor=member, room=room)
    with pytest.raises(AccessDeniedError):
        call_off_room(actor=member, room=room, reason="Ill")
    assert Room.objects.get().state == RoomState.RUNNING


def test_a_room_that_runs_is_closed_with_what_came_of_it(space, member, everywhere):
    room = begin_meeting(actor=member, room=make_planned(member, space))
    make_message(member, room)

    room = close_room(actor=member, room=room, outcome="We agreed.")

    assert (room.state, room.is_called_off) == (RoomState.CLOSED, False)
    assert timezone.now() - room.started_at < HOUR


def test_a_host_who_is_named_later_enters_a_room_of_named_people(space, member, colleague, everywhere):
    room = make_room(member, space, audience="parties")
    with pytest.raises(AccessDeniedError):
        make_message(colleague, room)

    change_room(actor=member, room=room, title="A", purpose="", plan=RoomPlan(host=colleague))

    assert make_message(colleague, room).seq == 2
