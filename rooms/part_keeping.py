"""Says how long a room keeps what was said: beforehand, when it is shortened, and when it has gone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.addresses import in_space
from portal.operations import may
from rooms.choices import RoomEventKind
from rooms.models import Room, RoomEvent
from rooms.operations.keeping import KEEPING
from rooms.parts import Part, register_part


@dataclass(frozen=True)
class Shortened:
    """The last change of the choice, where it left less time than before. ``before``: None for ever."""

    before: int | None
    by: Any
    at: datetime


def keeping(request: HttpRequest, room: Room) -> dict[str, Any] | None:
    """Nothing where messages stay and the reader cannot change that."""
    may_set = may(request.user, "rooms.set_keeping", room)
    if room.keeps_days is None and not may_set:
        return None
    return {
        "days": room.keeps_days,
        "goes_at": room.messages_go_at,
        "emptied_at": room.emptied_at,
        "shortened": _shortened(room) if room.keeps_days is not None and room.emptied_at is None else None,
        "set_url": in_space(room.space, "room_keeping", room.pk) if may_set else "",
    }


def _shortened(room: Room) -> Shortened | None:
    changes = RoomEvent.objects.filter(room=room, kind=RoomEventKind.DETAILS, details__what=KEEPING)
    last = changes.select_related("actor").order_by("-seq").first()
    if last is None:
        return None
    days, before = last.details.get("days"), last.details.get("before")
    is_shorter = days is not None and (before is None or days < before)
    return Shortened(before, last.actor, last.at) if is_shorter else None


register_part(
    Part(
        "keeping",
        _("How long this is kept"),
        "rooms/_part_keeping.html",
        keeping,
        order=90,
        kinds={RoomEventKind.DETAILS, RoomEventKind.STATE},
    )
)
