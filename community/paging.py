"""Lists by name, paged by key: nothing is counted and no page is skipped when somebody comes or goes."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

PAGE = 30
_LONGEST_KEY = 18


@dataclass(frozen=True)
class Slice:
    """A page of rows; ``after`` is the key of the next page, empty at the end."""

    rows: list[Any]
    after: str = ""


def by_name(rows: QuerySet[Any], *, name: str, after: str, size: int = PAGE) -> Slice:
    """The rows that follow row ``after`` in the order of ``name``; from the start if it is not among them."""
    ordered = rows.order_by(name, "pk")
    anchor = _anchor(rows, name, after)
    if anchor is not None:
        value, pk = anchor
        later = Q(**{f"{name}__gt": value}) | Q(**{name: value}, pk__gt=pk)
        # The first condition says nothing new; it lets the database start in the middle of the index.
        ordered = ordered.filter(**{f"{name}__gte": value}).filter(later)
    found = list(ordered[: size + 1])
    return Slice(found[:size], str(found[size - 1].pk) if len(found) > size else "")


def newest(rows: QuerySet[Any], *, before: str, size: int = PAGE) -> Slice:
    """The rows older than row ``before``, newest first."""
    if before.isdecimal() and len(before) <= _LONGEST_KEY:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows.order_by("-pk")[: size + 1])
    return Slice(found[:size], str(found[size - 1].pk) if len(found) > size else "")


def _anchor(rows: QuerySet[Any], name: str, after: str) -> tuple[Any, int] | None:
    if not after.isdecimal() or len(after) > _LONGEST_KEY:
        return None
    found: tuple[Any, int] | None = rows.filter(pk=int(after)).values_list(name, "pk").first()
    return found
