"""What stands above every copy: the room, its dates, what came of it, and until when its words are kept."""

from dataclasses import dataclass
from datetime import datetime

from portal.addresses import absolute
from rooms.models import Room


@dataclass(frozen=True)
class Heading:
    room: Room
    address: str
    host: str
    copied_at: datetime
    messages_go_at: datetime | None


def heading_of(room: Room, at: datetime) -> Heading:
    return Heading(
        room=room,
        address=absolute(room.get_absolute_url()),
        host=room.host.name if room.host is not None else "",
        copied_at=at,
        messages_go_at=None if room.emptied_at is not None else room.messages_go_at,
    )
