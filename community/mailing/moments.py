"""When a digest is due: at an hour of the reader's own clock, on a local date, once each.

A period is named by the local date on which it is due, never by a length in hours: on the nights when clocks
change, an hour that comes twice is due at its first turn, and one that is left out at the moment after it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from community.choices import DigestPeriod
from community.selectors.wishes import Wishes

DAYS = {DigestPeriod.DAILY.value: 1, DigestPeriod.WEEKLY.value: 7}
# After a standstill one digest covers the time that was missed, but nobody reads about last season.
MOST_DAYS = {DigestPeriod.DAILY.value: 8, DigestPeriod.WEEKLY.value: 22}
# A digest that is late by no more than this may come in quiet hours: its hour was chosen.
PUNCTUAL = timedelta(hours=1)


@dataclass(frozen=True)
class Due:
    """The latest digest of a period whose moment ``at`` (UTC) has come; ``start`` is its local date."""

    period: str
    start: date
    at: datetime

    @property
    def usual_from(self) -> datetime:
        return self.at - timedelta(days=DAYS[self.period])


def moment_of(day: date, hour: int, zone: ZoneInfo) -> datetime:
    """``hour`` o'clock on ``day`` in ``zone``, in UTC."""
    return datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)


def latest_due(period: str, wishes: Wishes, zone: ZoneInfo, now: datetime) -> Due:
    """The last digest of ``period`` that was or is due at ``now``."""
    day = now.astimezone(zone).date()
    if period == DigestPeriod.WEEKLY:
        day -= timedelta(days=(day.weekday() - wishes.digest_weekday) % 7)
    at = moment_of(day, wishes.digest_hour, zone)
    if at > now:
        day -= timedelta(days=DAYS[period])
        at = moment_of(day, wishes.digest_hour, zone)
    return Due(period, day, at)
