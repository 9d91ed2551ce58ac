"""Weeks begin on Mondays, months on their first; sums and levels fall into the right ones."""

from datetime import date

from community import periods

DAY = date(2026, 1, 1)  # a Thursday


def test_the_last_week_is_that_of_today():
    found = periods.weeks(DAY, 2)

    assert [(each.first, each.next) for each in found] == [
        (date(2025, 12, 22), date(2025, 12, 29)), (date(2025, 12, 29), date(2026, 1, 5)),
    ]  # fmt: skip


def test_months_go_back_over_the_turn_of_the_year():
    assert [each.first for each in periods.months(DAY, 3)] == [
        date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1),
    ]  # fmt: skip


def test_quarters_are_those_of_the_calendar():
    found = periods.months(date(2026, 5, 9), 2, step=3)

    assert [(each.first, each.next) for each in found] == [
        (date(2026, 1, 1), date(2026, 4, 1)), (date(2026, 4, 1), date(2026, 7, 1)),
    ]  # fmt: skip


def test_days_outside_count_for_nothing():
    months = periods.months(DAY, 2)

    rows = [(date(2025, 11, 30), 9), (date(2025, 12, 31), 2), (date(2026, 1, 1), 3), (date(2026, 2, 1), 9)]
    assert periods.added(months, rows) == (2, 3)


def test_a_level_stays_until_the_next_one_is_known():
    months = periods.months(DAY, 3)

    assert periods.latest(months, [(date(2025, 10, 1), 4), (date(2025, 12, 31), 7)]) == (4, 7, 7)
    assert periods.latest(months, []) == (0, 0, 0)
