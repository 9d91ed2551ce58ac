"""Calendars as text: what is in them ends neither its value nor its line, and lines are short."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.ical import CalendarEvent, calendar, folded
from tests.calendar_reader import read_calendar

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def event(**values: Any) -> CalendarEvent:
    usual = {
        "uid": "room-1@example.org", "sequence": 0, "stamp": NOON, "starts_at": NOON,
        "ends_at": NOON.replace(hour=13), "title": "Interviews", "url": "https://example.org/1/",
    }  # fmt: skip
    return CalendarEvent(**(usual | values))


def read(**values: Any) -> Any:
    return read_calendar(calendar([event(**values)]).encode()).inside[0]


def test_an_event_is_read_back_as_it_was():
    found = read(sequence=3, description="One\nTwo", organizer="Anna", organizer_mail="site@example.org")

    assert found.name == "VEVENT"
    assert (found.moment("DTSTART"), found.moment("DTEND")) == (NOON, NOON.replace(hour=13))
    assert {
        name: found.values[name] for name in ("UID", "SEQUENCE", "STATUS", "DESCRIPTION", "ORGANIZER")
    } == {
        "UID": "room-1@example.org",
        "SEQUENCE": "3",
        "STATUS": "CONFIRMED",
        "DESCRIPTION": "One\nTwo",
        "ORGANIZER": "mailto:site@example.org",
    }
    assert found.parameters["ORGANIZER"] == ';CN="Anna"'


def test_what_is_called_off_is_cancelled_and_takes_no_time():
    found = read(is_cancelled=True, sequence=1)

    assert (found.values["STATUS"], found.values["TRANSP"]) == ("CANCELLED", "TRANSPARENT")


@pytest.mark.parametrize(
    "title",
    [
        "Ķīmijas stundas mācību darbnīcā: šķīdumi, žāvēšana un drošība: kā mēs to darām četros uzņēmumos",
        'Suunnittelupäivä; kysymyksiä, vastauksia \\ ja "lainauksia"',
        "🙂" * 60,
        "a" * 75,
        "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:not mine",
        "Tab\tand \x00 nothing \x1b[0m",
    ],
)
def test_titles_of_any_kind(title):
    found = read(title=title, organizer=title, organizer_mail="site@example.org")

    plain = title.replace("\r\n", "\n")
    assert found.values["SUMMARY"] == "".join(
        s for s in plain if s == "\n" or (ord(s) > 31 and ord(s) != 127)
    )


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_is_one_value_of_one_event(text):
    found = read_calendar(calendar([event(title=text, description=text)], name=text).encode())

    assert [each.name for each in found.inside] == ["VEVENT"]


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), max_size=200))
def test_folding_loses_nothing(line):
    pieces = folded(line).encode().split(b"\r\n")

    assert pieces[-1] == b""
    assert max(len(piece) for piece in pieces) <= 75
    assert folded(line).replace("\r\n ", "") == f"{line}\r\n"
