"""Taking a copy of a room away is noted, since what leaves the house is no longer under its rules."""

from portal import audit
from portal.operations import Actor, may, operation, require
from rooms.models import Room


def may_export(actor: Actor, room: Room) -> bool:
    return may(actor, "rooms.export_room", room)


@operation
def note_export(*, actor: Actor, room: Room, form: str) -> None:
    """Write down that ``actor`` takes a copy of ``room``.

    Raises:
        AccessDeniedError: ``actor`` is neither a member of the space nor one of the room's people.
    """
    require(actor, "rooms.export_room", room)
    audit.record(actor=actor, verb="rooms.export_room", obj=room, form=form)
