"""The map of a space's scenarios: how plausible across, how consistent upwards.

A point is a place on a field of 100 by 100. Points that would cover each other stand beside each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

FIELD = 100
MARGIN = 8
LOWEST, HIGHEST = 1, 5
NEAR = 9  # how far two points have to be apart


@dataclass(frozen=True)
class Point:
    """A rated scenario; ``number`` ties it to the table and to the list."""

    number: int
    scenario: Any
    x: float
    y: float

    @property
    def left(self) -> str:
        return _short(self.x)

    @property
    def top(self) -> str:
        return _short(self.y)


def points_of(scenarios: Iterable[Any]) -> list[Point]:
    """A point for each of ``scenarios``, all of which have ratings, numbered from 1 in their order."""
    points: list[Point] = []
    for number, scenario in enumerate(scenarios, start=1):
        x, y = _along(scenario.plausibility), FIELD - _along(scenario.consistency)
        points.append(Point(number, scenario, *_beside(x, y, points)))
    return points


def _along(mean: float) -> float:
    """Where a mean from 1 to 5 lies on the field, away from its edges."""
    return MARGIN + (mean - LOWEST) / (HIGHEST - LOWEST) * (FIELD - 2 * MARGIN)


def _beside(x: float, y: float, taken: list[Point]) -> tuple[float, float]:
    """The free place nearest to the left or right; where the row is full, the place itself."""
    for step in range(2 * FIELD // NEAR):
        shift = (step + 1) // 2 * NEAR * (1 if step % 2 else -1)
        at = x + shift
        inside = MARGIN / 2 <= at <= FIELD - MARGIN / 2
        if inside and all(abs(at - other.x) >= NEAR or abs(y - other.y) >= NEAR for other in taken):
            return at, y
    return x, y


def _short(number: float) -> str:
    """A coordinate, never with a comma, whatever the reader's language."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
