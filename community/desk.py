"""The coordinator's desk: what waits, who is new, how it goes; of one space, or of the whole network.

Apps fill it when they start. Panels stand on the slot ``desk`` of ``portal.ui.panels``, those below order 50
are work that waits; numbers and tables are registered here::

    @desk.number(order=30)
    def unanswered(at: Desk) -> Number | None: ...

    @desk.table("unanswered")
    def unanswered_rows(at: Desk) -> Table | None: ...

``Desk.place`` is a space, or None for the network. A desk is no right to read: titles and names come through
``visible_to`` and the doors of people, as everywhere; everything else is figures.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from portal.addresses import in_space
from portal.models import Space

MONTHS = (3, 12)
ASLEEP_DAYS = (30, 60, 90)
NEW_DAYS = 30
WORK = 50  # panels below this order are work that waits
MOST_ROWS = 10_000  # of a table as a file


@dataclass(frozen=True)
class Desk:
    """Whose desk it is, of which place, and how far back it looks."""

    actor: Any
    place: Space | None
    months: int = MONTHS[-1]
    asleep: int = ASLEEP_DAYS[0]
    today: date = field(default_factory=timezone.localdate)

    @classmethod
    def of(cls, request: HttpRequest, place: Space | None) -> "Desk":
        """As the address asks; what it asks for and does not exist counts as not asked."""
        months, asleep = (request.GET.get(name, "") for name in ("months", "asleep"))
        return cls(
            actor=request.user,
            place=place,
            months=int(months) if months in map(str, MONTHS) else MONTHS[-1],
            asleep=int(asleep) if asleep in map(str, ASLEEP_DAYS) else ASLEEP_DAYS[0],
        )

    @property
    def new_since(self) -> datetime:
        """People who came later are newcomers."""
        return timezone.now() - timedelta(days=NEW_DAYS)

    def age(self, moment: datetime) -> int:
        """Whole days since ``moment``."""
        return max((self.today - timezone.localtime(moment).date()).days, 0)

    def url(self, **changes: int) -> str:
        path = in_space(self.place, "space_desk") if self.place is not None else reverse("desk")
        return f"{path}?{self._query(**changes)}"

    def csv(self, key: str) -> str:
        """The address of a table as a file, for the same time."""
        if self.place is not None:
            path = in_space(self.place, "space_desk_csv", key)
        else:
            path = reverse("desk_csv", args=[key])
        return f"{path}?{self._query()}"

    def _query(self, **changes: int) -> str:
        return urlencode({"months": self.months, "asleep": self.asleep, **changes})


@dataclass(frozen=True)
class Number:
    """One figure at the head of a desk."""

    label: Any
    value: int
    url: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under headings; the words of both are translated already."""

    header: Sequence[Any]
    rows: Sequence[Sequence[Any]]


NumberMaker = Callable[[Desk], Number | None]
TableMaker = Callable[[Desk], Table | None]
_numbers: list[tuple[int, NumberMaker]] = []
_tables: dict[str, TableMaker] = {}


def number(*, order: int) -> Callable[[NumberMaker], NumberMaker]:
    """Show what the decorated function gives at the head of a desk; lower orders stand first."""

    def keep(maker: NumberMaker) -> NumberMaker:
        _numbers.append((order, maker))
        return maker

    return keep


def table(key: str) -> Callable[[TableMaker], TableMaker]:
    """Offer what the decorated function gives as a file named ``key``; None where there is no such table."""

    def keep(maker: TableMaker) -> TableMaker:
        _tables[key] = maker
        return maker

    return keep


def numbers(at: Desk) -> list[Number]:
    made = [maker(at) for _order, maker in sorted(_numbers, key=lambda pair: pair[0])]
    return [each for each in made if each is not None]


def table_of(at: Desk, key: str) -> Table | None:
    maker = _tables.get(key)
    return maker(at) if maker is not None else None


def day_of(moment: datetime) -> str:
    """A day as spreadsheets read it in every language."""
    return timezone.localtime(moment).date().isoformat()


def all_tables() -> list[str]:
    return sorted(_tables)
