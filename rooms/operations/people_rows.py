from typing import Any

from rooms.models import Room, RoomPerson


def row_of(room: Room, person: Any) -> RoomPerson:
    """What the locked ``room`` keeps of ``person``; made when there is nothing yet."""
    row: RoomPerson = RoomPerson.objects.get_or_create(
        room=room, person=person, defaults={"space": room.space}
    )[0]
    return row
