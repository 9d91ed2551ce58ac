"""Brings the stored figures up to date: the worker's chore, also what fills a year when there is nothing yet.

Reads first and writes afterwards, kind by kind in transactions of their own, so that nobody who writes on
the site waits for a count. Running it twice changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Max
from django.db.models.functions import TruncDate
from django.utils import timezone

from community import figures
from community.figures import ACTIVE, Counted, Daily
from community.models import DailyFigure
from community.operations.figures import keep_figures
from portal.operations import SYSTEM
from portal.tenancy import all_spaces

DAYS_FILLED = 53 * 7


def count_up() -> int:
    """Count every kind from the last day that it has until today; returns how many numbers were kept."""
    with all_spaces("daily figures"):
        today = timezone.localdate()
        kept = sum(_daily(each, today) for each in figures.all_daily())
        kept += _active(today)
        for kind, counters in figures.all_standing().items():
            rows = _added(counted for count in counters for counted in count(today))
            kept += keep_figures(actor=SYSTEM, kind=kind, since=None, rows=rows)
        return kept


def _added(rows: Iterable[Counted]) -> list[Counted]:
    """Numbers of the same space, day and code as one."""
    sums: dict[tuple[int | None, date, str], int] = defaultdict(int)
    for space_id, day, code, value in rows:
        sums[space_id, day, code] += value
    return [Counted(*key, value) for key, value in sums.items()]


def _since(kind: str, today: date) -> date:
    """The last day on which ``kind`` was counted, which is counted again because it may go on."""
    last: date | None = DailyFigure.objects.filter(space=None, kind=kind).aggregate(last=Max("day"))["last"]
    return last or today - timedelta(days=DAYS_FILLED)


def _days(since: date, until: date) -> Iterator[date]:
    return (since + timedelta(days=number) for number in range((until - since).days + 1))


def _daily(each: Daily, today: date) -> int:
    since = _since(each.kind, today)
    rows = _added(each.count(since, today))
    if each.totalled:
        # The network has a row for every day: it says up to when the kind is counted.
        empty = [Counted(None, day, "", 0) for day in _days(since, today)]
        rows += _added([*(row._replace(space_id=None) for row in rows), *empty])
    return keep_figures(actor=SYSTEM, kind=each.kind, since=since, rows=rows)


def _active(today: date) -> int:
    """Different people who did something in a week, kept under its Monday."""
    since = _since(ACTIVE, today)
    since -= timedelta(days=since.weekday())
    seen: dict[tuple[int | None, date], set[int]] = defaultdict(set)
    for traces in figures.traces():
        rows = figures.between(traces.rows(), traces.at, since, today).order_by()
        rows = rows.exclude(**{traces.by: None}).annotate(counted_on=TruncDate(traces.at))
        for space_id, person, day in rows.values_list("space_id", traces.by, "counted_on").distinct():
            monday = day - timedelta(days=day.weekday())
            seen[space_id, monday].add(person)
            seen[None, monday].add(person)
    for monday in figures.mondays(since, today):
        seen.setdefault((None, monday), set())
    found = [Counted(space_id, monday, "", len(people)) for (space_id, monday), people in seen.items()]
    return keep_figures(actor=SYSTEM, kind=ACTIVE, since=since, rows=found)
