"""Charts: the geometry of small drawings and the table behind them."""

import pytest
from django.utils import translation

from portal.ui.charts import Chart, Series


def chart(shape, *series, labels=("Mon", "Tue", "Wed")):
    return Chart(
        "k", "Title", shape, labels, tuple(Series(str(n), row) for n, row in enumerate(series)), "Day"
    )


@pytest.mark.parametrize(
    ("highest", "top"),
    [
        (0, 2),
        (1, 2),
        (2, 2),
        (3, 4),
        (7, 8),
        (9, 10),
        (11, 20),
        (41, 50),
        (99, 100),
        (101, 200),
        (1234, 2000),
    ],
)
def test_the_axis_ends_at_a_round_even_number(highest, top):
    assert (chart("line", (0, highest, 0)).top, chart("line", (0, highest, 0)).middle) == (top, top // 2)


def test_a_line_runs_from_edge_to_edge():
    (line,) = chart("line", (0, 5, 10)).lines

    assert line["path"] == "M0 100 L50 50 L100 0"
    assert line["area"] == "M0 100 L50 50 L100 0 L100 100 L0 100 Z"


def test_parts_stand_upon_each_other_and_empty_ones_are_not_drawn():
    blocks = chart("columns", (5, 0), (5, 10), labels=("a", "b")).blocks

    assert [(block["number"], block["y"], block["height"]) for block in blocks] == [
        (1, "50", "50"), (2, "0", "50"), (2, "0", "100"),
    ]  # fmt: skip


def test_bars_are_shares_of_the_longest():
    assert [bar["width"] for bar in chart("bars", (8, 2, 0)).bars] == ["100", "25", "0"]


def test_the_table_holds_every_number():
    assert chart("columns", (1, 2, 3), (4, 5, 6)).rows == [
        ("Mon", [1, 4]), ("Tue", [2, 5]), ("Wed", [3, 6]),
    ]  # fmt: skip


def test_coordinates_have_points_in_every_language():
    with translation.override("lv"):
        assert chart("bars", (3, 1, 0)).bars[1]["width"] == "33.33"


@pytest.mark.parametrize("shape", ["line", "columns", "bars"])
def test_nothing_can_be_drawn_too(shape):
    empty = Chart("k", "Title", shape, (), (), "Day")

    assert (empty.is_empty, empty.rows, empty.bars, empty.blocks, empty.lines) == (True, [], [], [], [])
