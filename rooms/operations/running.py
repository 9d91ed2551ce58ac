"""Running a meeting: beginning it, and going through its agenda."""

from datetime import datetime
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from portal import audit
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require
from rooms.choices import RoomEventKind, RoomState
from rooms.events import RoomBegun
from rooms.models import AgendaItem, Room, RoomPerson
from rooms.operations.agenda import lock_for_agenda, tell_agenda
from rooms.operations.numbering import take_number

MORE_MINUTES: Final = 5
MOST_MORE_MINUTES: Final = 240


@operation
def begin_meeting(*, actor: Actor, room: Room) -> Room:
    """The meeting runs from now on; begun twice it has begun once.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` does not run the room.
    """
    room = lock_for_agenda(actor, room)
    if room.state == RoomState.RUNNING:
        return room
    room.state = RoomState.RUNNING
    room.started_at = timezone.now()
    take_number(actor=actor, room=room, kind=RoomEventKind.STATE, state=room.state)
    room.save(update_fields=["state", "started_at", "last_seq"])
    audit.record(actor=actor, verb="rooms.begin_meeting", obj=room)
    publish(RoomBegun(room.pk, room.space_id, actor.pk))
    return room


@operation
def go_on(*, actor: Actor, room: Room, after: int | None = None) -> AgendaItem | None:
    """End the current item and start the one that comes next; None when the agenda is through.

    ``after``: the current item as its host saw it. When somebody has gone on meanwhile nothing happens, so
    pressing twice skips nothing.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` does not run the room.
        OperationRefusedError: the meeting has not begun.
    """
    room = _lock_running(actor, room)
    current = _current(room)
    if after is not None and (current.pk if current is not None else 0) != after:
        return current
    to_come = AgendaItem.objects.filter(room=room, started_at=None).order_by("order", "pk")
    later = to_come.filter(order__gt=current.order).first() if current is not None else None
    return _turn_to(actor, room, current, later or to_come.first())


@operation
def start_item(*, actor: Actor, item: AgendaItem) -> AgendaItem:
    """Talk about ``item`` now, whatever its turn; what has started already stays as it is.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` does not run the room.
        OperationRefusedError: the meeting has not begun.
    """
    room = _lock_running(actor, item.room)
    item = AgendaItem.objects.get(pk=item.pk, room=room)
    if item.is_to_come:
        _turn_to(actor, room, _current(room), item)
        item.refresh_from_db()
    return item


@operation
def go_back(*, actor: Actor, room: Room) -> AgendaItem | None:
    """Take the last step back: the item before goes on, by the clock it had, as if it had not ended.

    Returns what is current then, None before the first item.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` does not run the room.
        OperationRefusedError: the meeting has not begun.
    """
    room = _lock_running(actor, room)
    current = _current(room)
    over = AgendaItem.objects.filter(room=room, ended_at__isnull=False).order_by("-ended_at", "-pk").first()
    if current is None and over is None:
        return None
    if current is not None:
        current.started_at, current.more_minutes = None, 0
        current.save(update_fields=["started_at", "more_minutes"])
    if over is not None:
        over.ended_at = None
        over.save(update_fields=["ended_at"])
    tell_agenda(actor, room, "rooms.go_back")
    return over


@operation
def give_minutes(*, actor: Actor, room: Room, minutes: int = MORE_MINUTES) -> AgendaItem:
    """More time for the current item; one without a time has that much from its start.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` does not run the room.
        OperationRefusedError: nothing is being talked about, or it has had four hours more.
    """
    room = _lock_running(actor, room)
    current = _current(room)
    if current is None:
        raise OperationRefusedError(_("No item of the agenda is being talked about."))
    if not 1 <= minutes <= MOST_MORE_MINUTES - current.more_minutes:
        raise OperationRefusedError(_("This item cannot get more time. Go on to the next one."))
    current.more_minutes += minutes
    current.save(update_fields=["more_minutes"])
    tell_agenda(actor, room, "rooms.give_minutes")
    return current


@operation
def settle_meeting(*, actor: Actor, room: Room) -> None:
    """After closing: what was talked about last has ended, and nobody waits for the word any more."""
    require(actor, "rooms.settle_meeting", room)
    now = timezone.now()
    AgendaItem.objects.filter(room=room, started_at__isnull=False, ended_at=None).update(ended_at=now)
    RoomPerson.objects.filter(room=room).exclude(hand_at=None, word_at=None).update(
        hand_at=None, word_at=None
    )
    audit.record(actor=actor, verb="rooms.settle_meeting", obj=room)


def _lock_running(actor: Actor, room: Room) -> Room:
    room = lock_for_agenda(actor, room)
    if room.state != RoomState.RUNNING:
        raise OperationRefusedError(_("Begin the meeting first."))
    return room


def _current(room: Room) -> AgendaItem | None:
    return AgendaItem.objects.filter(room=room, started_at__isnull=False, ended_at=None).first()


def _turn_to(
    actor: Actor, room: Room, current: AgendaItem | None, item: AgendaItem | None
) -> AgendaItem | None:
    if current is None and item is None:
        return None
    now: datetime = timezone.now()
    if current is not None:
        current.ended_at = now
        current.save(update_fields=["ended_at"])
    if item is not None:
        item.started_at = now
        item.save(update_fields=["started_at"])
    tell_agenda(actor, room, "rooms.go_on")
    return item
