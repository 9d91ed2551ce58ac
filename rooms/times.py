"""When a room is, in words: by the reader's clock, and by the clock in which it was set."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from django.utils import timezone
from django.utils.formats import date_format

from portal.cldr import of_reader
from portal.locality import is_time_zone


@dataclass(frozen=True)
class Spoken:
    """One room's time: ``day`` and ``hours`` by the reader's clock, which is that of ``place``.

    ``elsewhere`` says the same by the room's own clock, and is empty where both show the same.
    """

    day: str
    hours: str
    place: str
    elsewhere: str = ""

    def __str__(self) -> str:
        return f"{self.day}, {self.hours}"


def spoken(starts_at: datetime, ends_at: datetime, zone_name: str) -> Spoken:
    reader = timezone.get_current_timezone()
    own = ZoneInfo(zone_name) if is_time_zone(zone_name) else ZoneInfo("UTC")
    here, there = (timezone.localtime(starts_at, zone) for zone in (reader, own))
    elsewhere = ""
    if here.utcoffset() != there.utcoffset():
        day = f"{_day(there)}, " if here.date() != there.date() else ""
        elsewhere = f"{place_of(zone_name)}: {day}{_hours(starts_at, ends_at, own)}"
    return Spoken(_day(here), _hours(starts_at, ends_at, reader), place_of(str(reader)), elsewhere)


def place_of(zone_name: str) -> str:
    """The place whose clock is meant, in the reader's language."""
    try:
        return str(get_timezone_location(zone_name, locale=of_reader(), return_city=True))
    except LookupError:
        return zone_name


def _day(at: datetime) -> str:
    return f"{date_format(at, 'l')}, {date_format(at, 'DATE_FORMAT')}"


def _hours(starts_at: datetime, ends_at: datetime, zone: object) -> str:
    start, end = (timezone.localtime(at, zone) for at in (starts_at, ends_at))  # type: ignore[arg-type]
    until = date_format(end, "TIME_FORMAT")
    if end.date() != start.date():
        until = f"{date_format(end, 'MONTH_DAY_FORMAT')}, {until}"
    return f"{date_format(start, 'TIME_FORMAT')}–{until}"  # noqa: RUF001
