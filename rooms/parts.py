"""The parts of a room's page beside and above the talk: agenda, votes, notes, people.

A file registers its part when the app starts::

    register_part(Part("agenda", _("Agenda"), "rooms/_part_agenda.html", agenda, order=10, kinds={AGENDA}))

The page shows all of them. After an event of one of a part's ``kinds`` each open page fetches that part anew
from its own address, as its reader may see it; so frames carry numbers and names of kinds, never content
that some readers may not have.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from portal.addresses import in_space
from rooms.choices import RoomEventKind
from rooms.guests import GuestActor
from rooms.models import Room

ABOVE: Final = "above"
BESIDE: Final = "beside"

Context = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """``context`` makes what ``template`` shows as ``part``; None where this reader has nothing to see.

    ``is_for_guests``: guests of the room have it too; its links must then lead nowhere else.
    """

    code: str
    title: str | Promise
    template: str
    context: Callable[[HttpRequest, Room], Context | None]
    order: int = 50
    place: str = BESIDE
    kinds: Collection[RoomEventKind] = field(default=frozenset())
    is_for_guests: bool = False


@dataclass(frozen=True)
class ShownPart:
    code: str
    title: str | Promise
    template: str
    place: str
    kinds: str
    url: str
    context: Context | None


_parts: dict[str, Part] = {}


def register_part(part: Part) -> None:
    _parts[part.code] = part


def parts_of(request: HttpRequest, room: Room) -> list[ShownPart]:
    """All parts in their order; one that shows nothing now may have something after its next event."""
    parts = [part for part in _parts.values() if _is_for(part, request)]
    return [_shown(part, request, room) for part in sorted(parts, key=lambda each: each.order)]


def part_of(code: str, request: HttpRequest, room: Room) -> ShownPart | None:
    part = _parts.get(code)
    return _shown(part, request, room) if part is not None and _is_for(part, request) else None


def _is_for(part: Part, request: HttpRequest) -> bool:
    return part.is_for_guests or not isinstance(request.user, GuestActor)


def _shown(part: Part, request: HttpRequest, room: Room) -> ShownPart:
    return ShownPart(
        code=part.code,
        title=part.title,
        template=part.template,
        place=part.place,
        kinds=" ".join(sorted(str(kind) for kind in part.kinds)),
        url=_address(part, request, room),
        context=part.context(request, room),
    )


def _address(part: Part, request: HttpRequest, room: Room) -> str:
    if isinstance(request.user, GuestActor):
        return reverse("guest_part", args=[room.pk, part.code])
    return in_space(room.space, "room_part", room.pk, part.code)
