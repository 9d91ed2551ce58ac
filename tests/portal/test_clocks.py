"""What a clock on the wall shows, and the moments that this is."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from portal.clocks import moments_of

RIGA = ZoneInfo("Europe/Riga")


@pytest.mark.parametrize(
    ("day", "hour", "moments"),
    [
        (date(2026, 7, 1), time(14), [datetime(2026, 7, 1, 11, tzinfo=UTC)]),
        (date(2026, 12, 1), time(14), [datetime(2026, 12, 1, 12, tzinfo=UTC)]),
        (date(2027, 3, 28), time(3, 30), []),  # put forward from three to four
        (date(2027, 3, 28), time(4), [datetime(2027, 3, 28, 1, tzinfo=UTC)]),
        (
            date(2027, 10, 31),
            time(3, 30),
            [datetime(2027, 10, 31, 0, 30, tzinfo=UTC), datetime(2027, 10, 31, 1, 30, tzinfo=UTC)],
        ),
    ],
)
def test_a_time_comes_once_twice_or_never(day, hour, moments):
    assert moments_of(day, hour, RIGA) == moments
