"""Coming into a room for the first time."""

from django.utils import timezone

from portal import audit
from portal.operations import Actor, operation, require
from rooms.models import Room, RoomPerson
from rooms.operations.numbering import lock


@operation
def come_in(*, actor: Actor, room: Room) -> RoomPerson:
    """Write down that ``actor`` is in ``room``, and from which number on, once.

    Whoever holds the room's lock takes its numbers, so with a hidden history nothing is said between what
    they read and what they do not.

    Raises:
        AccessDeniedError: ``actor`` may not see the room, or has not signed in.
    """
    room = lock(room.pk)
    require(actor, "rooms.come_in", room)
    row, _made = RoomPerson.objects.get_or_create(room=room, person=actor, defaults={"space": room.space})
    if row.joined_seq is None:
        row.joined_seq, row.joined_at = room.last_seq, timezone.now()
        row.save(update_fields=["joined_seq", "joined_at"])
        audit.record(actor=actor, verb="rooms.come_in", obj=room)
    return row
