"""When a scheduled room is, who hosts it, and where it is seen; for rooms with a date."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rooms.choices import RoomEventKind
from rooms.models import Room
from rooms.parts import UNTIL_OPEN, Part, register_part


def when(request: HttpRequest, room: Room) -> dict[str, Any] | None:
    return {"room": room} if room.is_scheduled and not room.is_closed else None


register_part(
    Part(
        "when",
        _("When"),
        "rooms/_part_when.html",
        when,
        place=UNTIL_OPEN,
        tab="about",
        order=10,
        kinds={RoomEventKind.STATE, RoomEventKind.DETAILS},
    )
)
