"""From what a clock on the wall shows to moments, on the nights when clocks change too."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def moments_of(day: date, hour: time, zone: ZoneInfo) -> list[datetime]:
    """The moments (UTC, in their order) at which clocks in ``zone`` show ``hour`` on ``day``.

    One, as a rule; none where clocks are put forward past it, two where they are put back over it.
    """
    shown = datetime.combine(day, hour)
    found: list[datetime] = []
    for fold in (0, 1):
        at = shown.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if at not in found and at.astimezone(zone).replace(tzinfo=None) == shown:
            found.append(at)
    return found
