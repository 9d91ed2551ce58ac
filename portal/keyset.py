"""Long lists by key: a page goes on where the last one ended, however much was added at the top meanwhile."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LONGEST_CURSOR = 40
_LARGEST_ID = 2**63 - 1


@dataclass(frozen=True)
class Slice:
    """Some rows of a list; ``next_cursor`` is empty when nothing comes after them."""

    rows: list[Any]
    next_cursor: str = ""


def cut(rows: Any, *, by: str, before: str, size: int) -> Slice:
    """Take ``size`` rows with the latest ``by`` first, after the place that the cursor ``before`` names.

    ``by`` is a moment that every row has; rows of the same moment go by id. A cursor that is none of ours
    counts as the beginning.
    """
    taken = list(rows.filter(_after(by, before)).order_by(f"-{by}", "-pk")[: size + 1])
    if len(taken) <= size:
        return Slice(taken)
    last = taken[size - 1]
    moment = (getattr(last, by) - _EPOCH) // _MICROSECOND
    return Slice(taken[:size], f"{moment}-{last.pk}")


def _after(by: str, cursor: str) -> Q:
    moment, _hyphen, pk = cursor.partition("-")
    is_ours = moment.isascii() and moment.isdecimal() and pk.isascii() and pk.isdecimal()
    if not is_ours or len(cursor) > _LONGEST_CURSOR:
        return Q()
    try:
        at = _EPOCH + int(moment) * _MICROSECOND
    except OverflowError:
        return Q()
    return Q(**{f"{by}__lt": at}) | Q(**{by: at, "pk__lt": min(int(pk), _LARGEST_ID)})
