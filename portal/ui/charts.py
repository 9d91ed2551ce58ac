"""Small charts: numbers in, the geometry of an inline SVG and the table behind it out.

A drawing has no words in it, so it can be stretched to any width; its words stand around it as text of the
page. It is drawn on a field of 100 by 100.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

FIELD = 100
GAP_SHARE = 0.22  # of a column's place that stays empty
_STEPS = (1, 2, 4, 5, 6, 8, 10)


@dataclass(frozen=True)
class Series:
    """One row of numbers; ``section`` gives its colour, ``number`` its pattern."""

    label: Any
    values: tuple[int, ...]
    section: str = ""


@dataclass(frozen=True)
class Chart:
    """``labels`` name the places along the axis, ``column`` says what they are, such as "Week"."""

    key: str
    title: Any
    shape: Literal["line", "columns", "bars"]
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    column: Any
    summary: str = ""

    @property
    def is_empty(self) -> bool:
        return not any(value for each in self.series for value in each.values)

    @property
    def is_divided(self) -> bool:
        return len(self.series) > 1

    @cached_property
    def totals(self) -> tuple[int, ...]:
        if not self.series:
            return ()
        return tuple(sum(values) for values in zip(*(each.values for each in self.series), strict=True))

    @cached_property
    def top(self) -> int:
        """The end of the axis: the first round number that holds everything, and even, for its middle."""
        highest = max(self.totals, default=0)
        size = 1
        while True:
            for step in _STEPS:
                if step * size >= highest and (step * size) % 2 == 0:
                    return step * size
            size *= 10

    @property
    def middle(self) -> int:
        return self.top // 2

    @property
    def first(self) -> str:
        return self.labels[0] if self.labels else ""

    @property
    def last(self) -> str:
        return self.labels[-1] if self.labels else ""

    @property
    def rows(self) -> list[tuple[str, list[int]]]:
        """The table: a label and one number for each series."""
        return [(label, [each.values[at] for each in self.series]) for at, label in enumerate(self.labels)]

    @property
    def lines(self) -> list[dict[str, Any]]:
        """For each series the path of its line and of the field under it."""
        drawn = []
        for number, each in enumerate(self.series, start=1):
            points = [
                f"{_short(self._across(at))} {_short(self._high(value))}"
                for at, value in enumerate(each.values)
            ]
            path = "M" + " L".join(points)
            area = f"{path} L{FIELD} {FIELD} L0 {FIELD} Z"
            drawn.append({"path": path, "area": area, "section": each.section, "number": number})
        return drawn

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """The rectangles of columns, those of a place upon each other."""
        place = FIELD / max(len(self.labels), 1)
        drawn = []
        for at in range(len(self.labels)):
            below = 0
            for number, each in enumerate(self.series, start=1):
                value = each.values[at]
                below += value
                if value:
                    drawn.append(
                        {
                            "x": _short(place * at + place * GAP_SHARE / 2),
                            "y": _short(self._high(below)),
                            "width": _short(place * (1 - GAP_SHARE)),
                            "height": _short(value * FIELD / self.top),
                            "section": each.section,
                            "number": number,
                        }
                    )
        return drawn

    @property
    def bars(self) -> list[dict[str, Any]]:
        """One bar for each label, of the first series, as a share of the longest."""
        values: Sequence[int] = self.series[0].values if self.series else ()
        longest = max(values, default=0) or 1
        return [
            {"label": label, "value": value, "width": _short(value * FIELD / longest)}
            for label, value in zip(self.labels, values, strict=True)
        ]

    def _across(self, at: int) -> float:
        return at * FIELD / max(len(self.labels) - 1, 1)

    def _high(self, value: int) -> float:
        return FIELD - value * FIELD / self.top


def _short(number: float) -> str:
    """A coordinate, never with a comma, whatever the reader's language."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
