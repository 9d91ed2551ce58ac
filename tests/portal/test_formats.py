"""Dates, times, numbers and sizes as each language writes them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import override

from collaboration.forms import DateInput
from portal.templatetags.ui import moment

WHEN = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
FORMATS = ("DATE_FORMAT", "MONTH_DAY_FORMAT", "YEAR_MONTH_FORMAT", "DATETIME_FORMAT")


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", ["22 November 2026", "22 November", "November 2026", "22 November 2026, 14:05"]),
        (
            "lt",
            [
                "2026 m. lapkričio 22 d.",
                "lapkričio 22 d.",
                "2026 m. lapkritis",
                "2026 m. lapkričio 22 d., 14:05",
            ],
        ),
        ("lv", ["22.11.2026.", "22.11.", "2026. g. novembris", "22.11.2026. 14:05"]),
        (
            "fi",
            ["22. marraskuuta 2026", "22. marraskuuta", "marraskuu 2026", "22. marraskuuta 2026 klo 14.05"],
        ),
    ],
)
def test_dates_are_written_as_in_the_language(code, written):
    with override(code):
        assert [date_format(WHEN, name) for name in FORMATS] == written


@pytest.mark.parametrize(
    ("code", "number", "size"),
    [
        ("en", "1234.5", "1.5 MB"),
        ("lt", "1234,5", "1,5 MB"),
        ("lv", "1234,5", "1,5 MB"),
        ("fi", "1234,5", "1,5 MB"),
    ],
)
def test_numbers_have_the_comma_of_the_language(code, number, size):
    with override(code):
        assert (number_format(1234.5), filesizeformat(1_572_864).replace("\xa0", " ")) == (number, size)


@pytest.mark.parametrize(
    ("code", "ago"),
    [
        ("en", "3 hours ago"),
        ("lt", "prieš 3 valandas"),
        ("lv", "pirms 3 stundām"),
        ("fi", "3 tuntia sitten"),
    ],
)
def test_moments_are_told_in_words(code, ago):
    with override(code):
        assert moment(timezone.now() - timedelta(hours=3)).replace("\xa0", " ") == ago


@pytest.mark.parametrize("code", ["en", "lt", "lv", "fi"])
def test_a_date_field_hands_the_browser_what_it_understands(code):
    with override(code):
        shown = DateInput().render("due_on", WHEN.date())

    assert 'value="2026-11-22"' in shown
