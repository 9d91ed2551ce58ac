"""A digest is due once on each local date, also on the nights when clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from community.mailing.moments import latest_due, moment_of
from community.selectors.wishes import Wishes

ZONES = ["Europe/Vilnius", "Europe/Helsinki", "Europe/Brussels", "Europe/Riga", "Atlantic/Azores"]
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


@pytest.mark.parametrize("hour", [1, 2, 3, 4, 8])
@pytest.mark.parametrize("changing", [SPRING, AUTUMN])
@pytest.mark.parametrize("zone", ZONES)
def test_every_date_is_due_exactly_once_over_a_clock_change(zone, changing, hour):
    """Looked at every quarter of an hour for four days, as the post room does."""
    wishes = Wishes(digest_hour=hour)
    now = datetime(changing.year, changing.month, changing.day, tzinfo=UTC) - timedelta(days=2)
    found = []
    for _quarter in range(4 * 24 * 4):
        now += timedelta(minutes=15)
        due = latest_due("daily", wishes, ZoneInfo(zone), now)
        if not found or due.start != found[-1]:
            found.append(due.start)

    assert found == sorted(set(found))
    assert found[-1] - found[0] == timedelta(days=len(found) - 1)


@pytest.mark.parametrize(
    ("zone", "day", "hour", "expected"),
    [
        # Vilnius and Helsinki go from 3:00 to 4:00 at 1:00 UTC: there is no three o'clock.
        ("Europe/Vilnius", SPRING, 3, "2026-03-29T01:00"),
        ("Europe/Helsinki", SPRING, 3, "2026-03-29T01:00"),
        ("Europe/Brussels", SPRING, 2, "2026-03-29T01:00"),
        ("Europe/Brussels", SPRING, 3, "2026-03-29T01:00"),
        # In autumn three o'clock comes twice; the first is meant.
        ("Europe/Vilnius", AUTUMN, 3, "2026-10-25T00:00"),
        ("Europe/Helsinki", AUTUMN, 3, "2026-10-25T00:00"),
        ("Europe/Brussels", AUTUMN, 2, "2026-10-25T00:00"),
        ("Europe/Brussels", AUTUMN, 3, "2026-10-25T02:00"),
    ],
)
def test_the_hour_that_is_left_out_or_comes_twice(zone, day, hour, expected):
    assert moment_of(day, hour, ZoneInfo(zone)) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_at_half_past_two_on_the_night_nobody_gets_a_second_one(zone, day):
    """Both turns of half past two, where it comes twice, belong to the same date."""
    wishes = Wishes(digest_hour=2)
    half_past = datetime(day.year, day.month, day.day, 2, 30, tzinfo=ZoneInfo(zone))

    starts = {
        latest_due("daily", wishes, ZoneInfo(zone), half_past.replace(fold=fold).astimezone(UTC)).start
        for fold in ((0,) if day == SPRING else (0, 1))
    }

    assert starts == {day}


def test_the_weekly_one_is_due_on_its_day():
    zone = ZoneInfo("Europe/Vilnius")
    wishes = Wishes(digest_weekday=4, digest_hour=7)
    thursday, friday = datetime(2026, 11, 19, 20, tzinfo=UTC), datetime(2026, 11, 20, 5, 1, tzinfo=UTC)

    assert latest_due("weekly", wishes, zone, thursday).start == date(2026, 11, 13)
    assert latest_due("weekly", wishes, zone, friday).start == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("clock", "ends"),
    [
        ("2026-06-01T21:59", None),
        ("2026-06-01T22:00", "2026-06-02T07:00"),
        ("2026-06-02T06:59", "2026-06-02T07:00"),
        ("2026-06-02T07:00", None),
        ("2026-03-28T23:00", "2026-03-29T07:00"),
        ("2026-10-24T23:00", "2026-10-25T07:00"),
    ],
)
def test_quiet_hours_end_when_the_readers_clock_says_so(clock, ends, rf):
    class Person:
        time_zone = "Europe/Vilnius"

    zone = ZoneInfo("Europe/Vilnius")
    now = datetime.fromisoformat(clock).replace(tzinfo=zone).astimezone(UTC)
    expected = datetime.fromisoformat(ends).replace(tzinfo=zone) if ends else None

    assert Wishes(quiet_from=22, quiet_until=7).quiet_ends(Person(), now) == expected


def test_without_quiet_hours_it_is_never_quiet():
    now = datetime(2026, 6, 1, tzinfo=UTC)

    assert Wishes().quiet_ends(None, now) is None
    assert Wishes(quiet_from=7, quiet_until=7).quiet_ends(None, now) is None
