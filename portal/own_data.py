"""What people have here: how each app hands it out to them, and how it takes it away when they leave.

An app registers a *holding* for each kind of thing, when it starts. ``rows`` and ``files`` feed the export;
``remove`` takes words away when their author leaves and wants that. Both run in tasks under ``all_spaces``,
in slices, so that memory stays flat whatever somebody has written.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet

from portal.addresses import absolute
from portal.models import Space, StoredFile
from portal.spaces import readable
from portal.tenancy import Scope, SpaceSet, enter

Row = dict[str, Any]
SLICE = 200


def _nothing(person: Any) -> Iterable[Any]:
    return ()


@dataclass(frozen=True)
class Holding:
    """One kind of thing that people have.

    ``code``: the name of its file in an export. ``rows(person)``: what is theirs, ready for JSON; other
    people's words only where the person may still see them. ``remove(person, most)`` takes at most that many
    away, inside the caller's transaction, and returns how many it was; 0 when none is left. ``forget``
    is the same for what goes in any case, with files outside the database. ``count``: how much
    ``remove`` would take.
    """

    code: str
    label: Any
    rows: Callable[[Any], Iterable[Row]]
    files: Callable[[Any], Iterable[StoredFile]] = _nothing
    count: Callable[[Any], int] | None = None
    remove: Callable[[Any, int], int] | None = None
    forget: Callable[[Any, int], int] | None = None


_holdings: dict[str, Holding] = {}


def register(holding: Holding) -> None:
    _holdings[holding.code] = holding


def holdings() -> list[Holding]:
    """All kinds, in the order of their codes, so that every export is laid out alike."""
    return [_holdings[code] for code in sorted(_holdings)]


def in_slices(rows: QuerySet[Any], size: int = SLICE) -> Iterator[list[Any]]:
    """All ``rows`` by primary key, a few at a time; rows that come or go meanwhile shift nothing."""
    last = 0
    while found := list(rows.filter(pk__gt=last).order_by("pk")[:size]):
        yield found
        last = found[-1].pk


@dataclass(frozen=True)
class Seen:
    """What of a slice the person may still see: names of spaces and, by id, the things it hangs on."""

    spaces: dict[int, str] = field(default_factory=dict)
    things: dict[int, Any] = field(default_factory=dict)

    def space(self, row: Any) -> str | None:
        return self.spaces.get(row.space_id)

    def title(self, pk: int | None) -> str | None:
        thing = self.things.get(pk) if pk is not None else None
        return str(thing) if thing is not None else None

    def address(self, pk: int | None) -> str | None:
        thing = self.things.get(pk) if pk is not None else None
        return absolute(thing.get_absolute_url()) if thing is not None else None


def look(person: Any, rows: list[Any], model: type[Model] | None = None, column: str = "pk") -> Seen:
    """What ``person`` may see of the spaces of ``rows``, and of the ``model`` that ``column`` points to."""
    with enter(Scope(reads=SpaceSet.readable_by(person))):
        known = readable(person).filter(pk__in={row.space_id for row in rows})
        spaces = dict(Space.objects.filter(pk__in=known.values("pk")).values_list("pk", "name"))
        if model is None:
            return Seen(spaces)
        objects: Any = model._default_manager  # noqa: SLF001
        wanted = {getattr(row, column) for row in rows}
        things = objects.visible_to(person).filter(pk__in=wanted).select_related("space")
        return Seen(spaces, {thing.pk: thing for thing in things})
