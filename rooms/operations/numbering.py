"""The one place where a room's numbers are taken."""

from typing import Any

from django.utils import timezone

from portal.operations import Actor
from rooms.choices import RoomEventKind
from rooms.guests import spoken_by
from rooms.models import Message, Room, RoomEvent


def lock(room_id: int) -> Room:
    """The room's row as it is now, held until the end of the transaction.

    Whoever holds it takes the next number, so numbers rise by one in the order of the commits: a reader
    that has seen a number has seen all below it.
    """
    return Room.objects.select_for_update(of=("self",)).select_related("space").get(pk=room_id)


def take_number(
    *, actor: Actor, room: Room, kind: RoomEventKind, message: Message | None = None, **details: Any
) -> RoomEvent:
    """Write the next lasting event of the locked ``room``; the caller saves ``last_seq``."""
    room.last_seq += 1
    return RoomEvent.objects.create(
        space_id=room.space_id,
        room=room,
        seq=room.last_seq,
        kind=kind,
        message=message,
        actor=spoken_by(actor)["author"],
        at=timezone.now(),
        details=details,
    )
