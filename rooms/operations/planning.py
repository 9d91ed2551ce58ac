"""A room with a set time: changed, opened, begun, called off."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal import audit
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require
from rooms.choices import History, RoomEventKind, RoomState
from rooms.events import DoorsOpened, RoomCalledOff, RoomChanged
from rooms.models import Room
from rooms.operations.numbering import lock, take_number
from rooms.operations.refusals import RoomClosedError
from rooms.operations.schedule import RoomPlan, keep_host_inside, set_up

_IN_CALENDARS = ("title", "purpose", "starts_at", "ends_at", "time_zone", "video_url", "host_id")
_WRITTEN = (
    "title", "purpose", "starts_at", "ends_at", "time_zone", "video_url", "host", "history", "keeps_days",
    "state", "scheduled_at", "asked_to_close_at", "opened_at", "revision", "last_seq",
)  # fmt: skip


@operation
def change_room(*, actor: Actor, room: Room, title: str, purpose: str, plan: RoomPlan) -> Room:
    """Say anew what a room is about, when it is and how it is run; who is to come hears of another time.

    Raises:
        RoomClosedError: it is over.
        AccessDeniedError: ``actor`` does not run it.
        OperationRefusedError: what ``plan`` says cannot be, a standing room was given a time or the other
            way round, or newcomers would read what was said when they were promised that nobody does.
    """
    room = _locked(actor, room)
    require(actor, "rooms.change_room", room)
    if room.is_scheduled != (plan.schedule is not None):
        raise OperationRefusedError(_("A standing room has no time, and a room with a time keeps one."))
    if plan.history != room.history and room.message_count:
        raise OperationRefusedError(
            _("Something has been said here already, so this cannot be changed any more."), field="history"
        )
    # A host reads all of a hidden history: nobody becomes one to read what was said before they came in.
    becomes_host = plan.host is not None and plan.host.pk not in {room.host_id, room.author_id}
    if becomes_host and room.history != History.ALL and room.message_count:
        raise OperationRefusedError(
            _("Something has been said here already, so this cannot be changed any more."), field="host"
        )
    before, was_planned = _calendar_of(room), room.is_planned
    room.title, room.purpose = title, purpose
    set_up(room, plan)
    keep_host_inside(room)
    after = _calendar_of(room)
    is_moved = any(before[name] != after[name] for name in ("starts_at", "ends_at"))
    if was_planned and room.is_open:
        room.opened_at = timezone.now()
    room.revision += before != after
    take_number(actor=actor, room=room, kind=RoomEventKind.DETAILS, moved=is_moved)
    if was_planned != room.is_planned:
        take_number(actor=actor, room=room, kind=RoomEventKind.STATE, state=room.state)
    room.save(update_fields=_WRITTEN)
    audit.record(actor=actor, verb="rooms.change_room", obj=room, moved=is_moved)
    publish(RoomChanged(room.pk, room.space_id, actor.pk, is_moved))
    return room


@operation
def open_doors(*, actor: Actor, room: Room) -> bool:
    """Let people in and speak; whether that changed anything. Done by its host, or by the clock.

    Raises:
        AccessDeniedError: ``actor`` does not run the room, or it is not planned.
    """
    room = _locked(actor, room)
    if room.is_open:
        return False
    require(actor, "rooms.open_doors", room)
    room.state, room.opened_at = RoomState.OPEN, timezone.now()
    take_number(actor=actor, room=room, kind=RoomEventKind.STATE, state=room.state)
    room.save(update_fields=["state", "opened_at", "last_seq"])
    audit.record(actor=actor, verb="rooms.open_doors", obj=room)
    publish(DoorsOpened(room.pk, room.space_id, actor.pk))
    return True


@operation
def call_off_room(*, actor: Actor, room: Room, reason: str) -> Room:
    """Say that it does not take place, and why; it is closed, and stays in calendars as cancelled.

    Raises:
        RoomClosedError: it is over, or called off already.
        AccessDeniedError: ``actor`` does not run the room, or it has no time or has begun.
        OperationRefusedError: no reason was given.
    """
    room = _locked(actor, room)
    require(actor, "rooms.call_off_room", room)
    if not reason.strip():
        raise OperationRefusedError(_("Say in a few words why, so that people know."), field="reason")
    now = timezone.now()
    room.state, room.closed_at, room.called_off_at = RoomState.CLOSED, now, now
    room.called_off_reason = reason.strip()
    room.revision += 1
    take_number(actor=actor, room=room, kind=RoomEventKind.STATE, state=room.state)
    room.save(
        update_fields=["state", "closed_at", "called_off_at", "called_off_reason", "revision", "last_seq"]
    )
    audit.record(actor=actor, verb="rooms.call_off_room", obj=room)
    publish(RoomCalledOff(room.pk, room.space_id, actor.pk))
    return room


def _locked(actor: Actor, room: Room) -> Room:
    room = lock(room.pk)
    require(actor, "rooms.view_room", room)
    if room.is_closed:
        raise RoomClosedError
    return room


def _calendar_of(room: Room) -> dict[str, Any]:
    return {name: getattr(room, name) for name in _IN_CALENDARS}
