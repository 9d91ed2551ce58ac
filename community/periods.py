"""Weeks and months, as desks divide time."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.formats import date_format

WEEKS_OF_A_QUARTER = 13
MONTHS_OF_A_YEAR = 12
WEEK = timedelta(days=7)


class Period(NamedTuple):
    """A stretch of days from ``first`` to before ``next``."""

    first: date
    next: date
    label: str


def weeks(today: date, number: int) -> list[Period]:
    """The last weeks, each from its Monday; the last one is the week of ``today``."""
    monday = today - timedelta(days=today.weekday())
    starts = [monday - WEEK * back for back in reversed(range(number))]
    return [Period(start, start + WEEK, date_format(start, "DATE_FORMAT")) for start in starts]


def months(today: date, number: int = MONTHS_OF_A_YEAR, *, step: int = 1) -> list[Period]:
    """The last periods of ``step`` months; the last one is that of ``today``."""
    here = today.year * 12 + (today.month - 1) // step * step
    starts = [here - step * back for back in reversed(range(number))]
    return [_of_months(start, step) for start in starts]


def _of_months(start: int, step: int) -> Period:
    first, after = (date(number // 12, number % 12 + 1, 1) for number in (start, start + step))
    label = date_format(first, "YEAR_MONTH_FORMAT")
    if step > 1:
        label = f"{label} \N{EN DASH} {date_format(after - timedelta(days=1), 'YEAR_MONTH_FORMAT')}"
    return Period(first, after, label)


def added(periods: list[Period], rows: Iterable[tuple[date, int]]) -> tuple[int, ...]:
    """For each period the sum of what was counted in it; the periods follow each other."""
    sums = [0] * len(periods)
    places = {}
    for place, period in enumerate(periods):
        day = period.first
        while day < period.next:
            places[day] = place
            day += timedelta(days=1)
    for day, value in rows:
        place_of_day = places.get(day)
        if place_of_day is not None:
            sums[place_of_day] += value
    return tuple(sums)


def latest(periods: list[Period], rows: Iterable[tuple[date, int]]) -> tuple[int, ...]:
    """For each period the last number that was known at its end; 0 before the first."""
    known = sorted(rows)
    found, value, place = [], 0, 0
    for period in periods:
        while place < len(known) and known[place][0] < period.next:
            value = known[place][1]
            place += 1
        found.append(value)
    return tuple(found)
