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
from django.utils.functional import Promise

from portal.addresses import in_space
from rooms.choices import RoomEventKind
from rooms.models import Room

ABOVE: Final = "above"
BESIDE: Final = "beside"
UNTIL_OPEN: Final = "until_open"  # above while the room is planned, beside when people talk

Context = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """``context`` makes what ``template`` shows as ``part``; None where this reader has nothing to see.

    ``tab``: the code of the part whose tab it shares on a small screen; else it has its own.
    """

    code: str
    title: str | Promise
    template: str
    context: Callable[[HttpRequest, Room], Context | None]
    order: int = 50
    place: str = BESIDE
    tab: str = ""
    kinds: Collection[RoomEventKind] = field(default=frozenset())


@dataclass(frozen=True)
class ShownPart:
    """``refusal``: why what was just asked for in this part was not done."""

    code: str
    title: str | Promise
    template: str
    place: str
    tab: str
    kinds: str
    url: str
    context: Context | None
    refusal: str = ""


@dataclass(frozen=True)
class Panel:
    """Parts that stand together; on a small screen they are one tab, hidden while it ``is_empty``."""

    code: str
    title: str | Promise
    parts: list[ShownPart]

    @property
    def is_empty(self) -> bool:
        return all(part.context is None for part in self.parts)


_parts: dict[str, Part] = {}


def register_part(part: Part) -> None:
    _parts[part.code] = part


def parts_of(request: HttpRequest, room: Room) -> list[ShownPart]:
    """All parts in their order; one that shows nothing now may have something after its next event."""
    return [_shown(part, request, room) for part in sorted(_parts.values(), key=lambda each: each.order)]


def part_of(code: str, request: HttpRequest, room: Room) -> ShownPart | None:
    part = _parts.get(code)
    return _shown(part, request, room) if part is not None else None


def panels_beside(parts: list[ShownPart]) -> list[Panel]:
    """What stands beside the talk; what belongs to the tab "about" goes to ``_aside.html``, at the end."""
    beside = [part for part in parts if part.place == BESIDE]
    codes = dict.fromkeys(part.tab for part in beside)
    together = {code: [part for part in beside if part.tab == code] for code in codes}
    return [Panel(code, found[0].title, found) for code, found in together.items()]


def _place(part: Part, room: Room) -> str:
    if part.place != UNTIL_OPEN:
        return part.place
    return ABOVE if room.is_planned else BESIDE


def _shown(part: Part, request: HttpRequest, room: Room) -> ShownPart:
    return ShownPart(
        code=part.code,
        title=part.title,
        template=part.template,
        place=_place(part, room),
        tab=part.tab or part.code,
        kinds=" ".join(sorted(str(kind) for kind in part.kinds)),
        url=in_space(room.space, "room_part", room.pk, part.code),
        context=part.context(request, room),
        refusal=getattr(request, "room_refusals", {}).get(part.code, ""),
    )
