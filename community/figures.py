"""What is counted day by day, so that desks never count themselves; each app registers its own at the start.

A *daily* figure has rows for the days on which something came, a *standing* one says how many there are now::

    figures.daily("posts", _("Posts"), by_day(lambda: Post.objects.standing(), at="posted_at"))
    figures.standing("unanswered", by_space(lambda: Topic.objects.unanswered()))

``active=`` names where to look for the people who did something: with it a kind counts for who was active,
and for which spaces are asleep. Everything here runs in the worker, under ``all_spaces``.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, F, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

ACTIVE = "active"  # different people who did something, kept under the Monday of their week


class Counted(NamedTuple):
    """One number: of a space (None for the whole network), on a day, for a code."""

    space_id: int | None
    day: date
    code: str
    value: int


@dataclass(frozen=True)
class Traces:
    """Where people leave traces: rows with a space, a moment and a person."""

    rows: Callable[[], QuerySet[Any]]
    at: str
    by: str = "author_id"


DailyCounter = Callable[[date, date], Iterable[Counted]]
StandingCounter = Callable[[date], Iterable[Counted]]


@dataclass(frozen=True)
class Daily:
    kind: str
    label: Any
    count: DailyCounter
    traces: Traces | None = None
    totalled: bool = True  # the network's number is the sum of its spaces'


_daily: dict[str, Daily] = {}
_standing: dict[str, list[StandingCounter]] = {}


def daily(
    kind: str, label: Any, count: DailyCounter, *, active: Traces | None = None, totalled: bool = True
) -> None:
    """Register what is counted for each day between two days, both included."""
    _daily[kind] = Daily(kind, label, count, active, totalled)


def standing(kind: str, count: StandingCounter) -> None:
    """Register what is counted as it is now; several apps may count for one kind."""
    _standing.setdefault(kind, []).append(count)


def all_daily() -> list[Daily]:
    return list(_daily.values())


def all_standing() -> dict[str, list[StandingCounter]]:
    return dict(_standing)


def label_of(kind: str) -> str:
    return str(_daily[kind].label)


def traces() -> list[Traces]:
    """Where people are seen to do something."""
    return [each.traces for each in _daily.values() if each.traces is not None]


def stirring() -> list[str]:
    """The kinds of which a space that is not asleep has some."""
    return [each.kind for each in _daily.values() if each.traces is not None]


def midnight(day: date) -> datetime:
    """The moment at which ``day`` begins where the network is at home."""
    return timezone.make_aware(datetime.combine(day, time.min))


def between(rows: QuerySet[Any], at: str, since: date, until: date) -> QuerySet[Any]:
    """Those of ``rows`` that came from ``since`` to ``until``, both days included."""
    ends = midnight(until + timedelta(days=1))
    return rows.filter(**{f"{at}__gte": midnight(since), f"{at}__lt": ends})


def mondays(since: date, until: date) -> list[date]:
    """The Mondays from ``since`` to ``until``, both included."""
    first = since + timedelta(days=-since.weekday() % 7)
    return [first + timedelta(days=days) for days in range(0, (until - first).days + 1, 7)]


def by_day(rows: Callable[[], QuerySet[Any]], *, at: str, space: str = "space_id") -> DailyCounter:
    """Count ``rows`` by space and by the day of ``at``."""

    def count(since: date, until: date) -> Iterator[Counted]:
        found = between(rows(), at, since, until).order_by().annotate(counted_on=TruncDate(at))
        for space_id, day, number in found.values_list(space, "counted_on").annotate(number=Count("pk")):
            yield Counted(space_id, day, "", number)

    return count


def by_space(
    rows: Callable[[], QuerySet[Any]],
    *,
    space: str = "space_id",
    code: str = "",
    totalled: bool = True,
) -> StandingCounter:
    """Count ``rows`` as they are by space, and by ``code``, a column, if there is one."""

    def count(today: date) -> Iterator[Counted]:
        found = rows().order_by().annotate(counted_in=F(space))
        if code:
            found = found.annotate(counted_as=F(code))
        columns = ("counted_in", "counted_as") if code else ("counted_in",)
        whole: dict[str, int] = {}
        for *of, number in found.values_list(*columns).annotate(number=Count("pk")):
            word = of[1] or "" if code else ""
            whole[word] = whole.get(word, 0) + number
            yield Counted(of[0], today, word, number)
        if totalled:
            yield from (Counted(None, today, word, number) for word, number in whole.items())

    return count


def of_network(rows: Callable[[], QuerySet[Any]], *, code: str = "") -> StandingCounter:
    """Count ``rows`` for the whole network alone."""

    def count(today: date) -> Iterator[Counted]:
        found = rows().order_by()
        if not code:
            yield Counted(None, today, "", found.count())
            return
        for word, number in found.values_list(code).annotate(number=Count("pk")):
            yield Counted(None, today, word or "", number)

    return count


def so_far(rows: Callable[[], QuerySet[Any]], *, at: str, space: str = "") -> DailyCounter:
    """How many ``rows`` there were at the end of a day: said for Mondays, both ends and days of a change.

    What has gone since is missing in days that are filled in later; days that were counted in their time
    keep what was true then. Without ``space`` it is counted for the whole network alone.
    """

    def count(since: date, until: date) -> Iterator[Counted]:
        before = rows().filter(**{f"{at}__lt": midnight(since)}).order_by()
        sums: dict[int | None, int] = {}
        if space:
            sums |= dict(before.values_list(space).annotate(number=Count("pk")))
        else:
            sums[None] = before.count()
        told_in_full = {since, until, *mondays(since, until)}
        days: dict[date, dict[int | None, int]] = {day: {} for day in told_in_full}
        for row in by_day(rows, at=at, space=space or "pk")(since, until):
            place = row.space_id if space else None
            came = days.setdefault(row.day, {})
            came[place] = came.get(place, 0) + row.value
        for day in sorted(days):
            for place, number in days[day].items():
                sums[place] = sums.get(place, 0) + number
            told = sums if day in told_in_full else days[day]
            yield from (Counted(place, day, "", sums[place]) for place in told)
            if space:
                yield Counted(None, day, "", sum(sums.values()))

    return count
