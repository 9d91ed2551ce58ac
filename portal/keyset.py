"""Long lists by key: a page goes on where the last one ended, whatever came or went meanwhile.

A cursor holds the value by which the list is sorted, not only an id, so it still names its place when the
row that it was made of is gone. One that is none of ours counts as the beginning.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import reduce
from typing import Any

from django.db.models import Q

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LONGEST_CURSOR = 40
_LONGEST_NAME = 240
A_PAGE = 30
_LARGEST_ID = 2**63 - 1


@dataclass(frozen=True)
class Slice:
    """Some rows of a list; ``next_cursor`` is empty when nothing comes after them."""

    rows: list[Any]
    next_cursor: str = ""


def cut(rows: Any, *, by: str, before: str, size: int) -> Slice:
    """Take ``size`` rows with the latest ``by`` first, after the place that the cursor ``before`` names.

    ``by`` is a moment that every row has; rows of the same moment go by id.
    """
    taken = list(rows.filter(_after(by, before)).order_by(f"-{by}", "-pk")[: size + 1])
    if len(taken) <= size:
        return Slice(taken)
    last = taken[size - 1]
    moment = (getattr(last, by) - _EPOCH) // _MICROSECOND
    return Slice(taken[:size], f"{moment}-{last.pk}")


def by_day(rows: Any, *, day: str, before: str, size: int = A_PAGE) -> Slice:
    """Take ``size`` rows with the latest ``day`` first; ``day`` is a date, rows of one day go by id."""
    text, _hyphen, pk = before.rpartition("-")
    try:
        at = date.fromisoformat(text) if _is_number(pk) else None
    except ValueError:
        at = None
    if at is not None:
        same = Q(**{day: at, "pk__lt": min(int(pk), _LARGEST_ID)})
        rows = rows.filter(Q(**{f"{day}__lt": at}) | same)
    taken = list(rows.order_by(f"-{day}", "-pk")[: size + 1])
    if len(taken) <= size:
        return Slice(taken)
    last = taken[size - 1]
    return Slice(taken[:size], f"{getattr(last, day).isoformat()}-{last.pk}")


def by_name(rows: Any, *, name: str, after: str, size: int = A_PAGE) -> Slice:
    """Take ``size`` rows in the order of ``name``, after the place that the cursor ``after`` names.

    ``name`` is a field, also of a related row that is fetched along, or an annotation.
    """
    rows = rows.order_by(name, "pk")
    pk, _hyphen, value = after.partition("-")
    if _is_number(pk) and _hyphen and len(value) <= _LONGEST_NAME and "\x00" not in value:
        later = Q(**{f"{name}__gt": value}) | Q(**{name: value, "pk__gt": min(int(pk), _LARGEST_ID)})
        # The first condition says nothing new; it lets the database start in the middle of the index.
        rows = rows.filter(**{f"{name}__gte": value}).filter(later)
    taken = list(rows[: size + 1])
    if len(taken) <= size:
        return Slice(taken)
    last = taken[size - 1]
    return Slice(taken[:size], f"{last.pk}-{reduce(getattr, name.split('__'), last)}")


def most(rows: Any, *, number: str, after: str, size: int = A_PAGE) -> Slice:
    """Take ``size`` rows with the highest ``number`` first, after the place that the cursor ``after`` names.

    ``number`` is a whole number that every row has, also one of a related row that is fetched along.
    """
    value, _hyphen, pk = after.partition("-")
    if _is_number(value) and _is_number(pk):
        at, last = min(int(value), _LARGEST_ID), min(int(pk), _LARGEST_ID)
        rows = rows.filter(Q(**{f"{number}__lt": at}) | Q(**{number: at, "pk__lt": last}))
    taken = list(rows.order_by(f"-{number}", "-pk")[: size + 1])
    if len(taken) <= size:
        return Slice(taken)
    last_row = taken[size - 1]
    return Slice(taken[:size], f"{reduce(getattr, number.split('__'), last_row)}-{last_row.pk}")


def newest(rows: Any, *, before: str, size: int = A_PAGE) -> Slice:
    """Take ``size`` rows that were made before the one whose id is ``before``, the newest first."""
    if _is_number(before):
        rows = rows.filter(pk__lt=min(int(before), _LARGEST_ID))
    return _by_id(rows.order_by("-pk"), size)


def oldest(rows: Any, *, after: str, size: int = A_PAGE) -> Slice:
    """Take ``size`` rows that were made after the one whose id is ``after``, the oldest first."""
    if _is_number(after):
        rows = rows.filter(pk__gt=min(int(after), _LARGEST_ID))
    return _by_id(rows.order_by("pk"), size)


def _by_id(rows: Any, size: int) -> Slice:
    taken = list(rows[: size + 1])
    return Slice(taken[:size], str(taken[size - 1].pk) if len(taken) > size else "")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST_CURSOR


def _after(by: str, cursor: str) -> Q:
    moment, _hyphen, pk = cursor.partition("-")
    if not (_is_number(moment) and _is_number(pk)):
        return Q()
    try:
        at = _EPOCH + int(moment) * _MICROSECOND
    except OverflowError:
        return Q()
    return Q(**{f"{by}__lt": at}) | Q(**{by: at, "pk__lt": min(int(pk), _LARGEST_ID)})
