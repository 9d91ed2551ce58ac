"""The list of who was there: everybody puts themselves on it, and nobody else."""

from django.utils import timezone
from django.utils.translation import gettext as _

from portal import audit
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require
from rooms.choices import RoomEventKind
from rooms.events import MeetingMoved
from rooms.models import Room, RoomPerson
from rooms.operations.numbering import lock, take_number
from rooms.operations.people_rows import row_of
from rooms.operations.refusals import RoomClosedError


@operation
def say_attended(*, actor: Actor, room: Room) -> RoomPerson:
    """Agree that one's name stands on the list of who was there; said twice it is there once.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` may not see the room, or has no account.
        OperationRefusedError: the room has not opened yet.
    """
    room = _lock_open(actor, room)
    row = row_of(room, actor)
    if row.attended_at is None:
        row.attended_at = timezone.now()
        row.save(update_fields=["attended_at"])
        _tell(actor, room, "rooms.say_attended")
    return row


@operation
def take_attendance_back(*, actor: Actor, room: Room) -> None:
    """Take one's name off the list.

    Raises:
        RoomClosedError: the room is closed: the list stands in its minutes.
        AccessDeniedError: ``actor`` may not see the room, or has no account.
    """
    room = _lock_open(actor, room)
    rows = RoomPerson.objects.filter(room=room, person=actor.pk, attended_at__isnull=False)
    if rows.update(attended_at=None):
        _tell(actor, room, "rooms.take_attendance_back")


def _lock_open(actor: Actor, room: Room) -> Room:
    room = lock(room.pk)
    require(actor, "rooms.view_room", room)
    if room.is_closed:
        raise RoomClosedError
    require(actor, "rooms.attend_room", room)
    if not room.is_open:
        raise OperationRefusedError(_("The room has not opened yet."))
    return room


def _tell(actor: Actor, room: Room, verb: str) -> None:
    take_number(actor=actor, room=room, kind=RoomEventKind.ATTENDANCE)
    room.save(update_fields=["last_seq"])
    audit.record(actor=actor, verb=verb, obj=room)
    publish(MeetingMoved(room.pk, room.space_id, actor.pk))
