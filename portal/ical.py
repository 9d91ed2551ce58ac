"""Calendars as text (RFC 5545): escaping, folding by octets, events in UTC.

Moments are written in UTC, so that no time zone has to be described: every calendar shows them by its
reader's clock, on the nights when clocks change too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

CONTENT_TYPE: Final = "text/calendar; charset=utf-8"
_OCTETS: Final = 75
_PRODUCT: Final = "-//Guildhall//Live rooms//EN"
# Control characters have no place in a calendar; a line break is written as one.
_CONTROLS: Final = {code: None for code in (*range(32), 127) if code != ord("\n")}


@dataclass(frozen=True)
class CalendarEvent:
    """``uid`` never changes; ``sequence`` rises with every change that calendars show.

    ``organizer_mail`` is an address of the site, never of a person.
    """

    uid: str
    sequence: int
    stamp: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    url: str
    description: str = ""
    location: str = ""
    organizer: str = ""
    organizer_mail: str = ""
    is_cancelled: bool = False
    is_private: bool = False


def calendar(events: Iterable[CalendarEvent], *, name: str = "", refresh: str = "") -> str:
    """A whole calendar; ``refresh`` is how often a program may look again, such as ``PT1H``."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    if name:
        lines += [f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}"]
    if refresh:
        lines += [f"REFRESH-INTERVAL;VALUE=DURATION:{refresh}", f"X-PUBLISHED-TTL:{refresh}"]
    for event in events:
        lines += _lines(event)
    return "".join(folded(line) for line in [*lines, "END:VCALENDAR"])


def _lines(event: CalendarEvent) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTAMP:{_moment(event.stamp)}"
    yield f"DTSTART:{_moment(event.starts_at)}"
    yield f"DTEND:{_moment(event.ends_at)}"
    yield f"SUMMARY:{escaped(event.title)}"
    if event.description:
        yield f"DESCRIPTION:{escaped(event.description)}"
    if event.location:
        yield f"LOCATION:{escaped(event.location)}"
    if event.organizer_mail:
        yield f"ORGANIZER;CN={_quoted(event.organizer)}:mailto:{event.organizer_mail}"
    yield f"URL:{event.url}"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    yield f"CLASS:{'PRIVATE' if event.is_private else 'PUBLIC'}"
    yield f"TRANSP:{'TRANSPARENT' if event.is_cancelled else 'OPAQUE'}"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """``text`` as a value: whatever is in it, it ends neither its value nor its line."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """The line with its end, in pieces of at most 75 octets; no letter is cut in two."""
    pieces, piece, room = [], b"", _OCTETS
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > room:
            pieces.append(piece)
            piece, room = b"", _OCTETS - 1  # a space stands before what goes on
        piece += octets
    return "\r\n ".join(each.decode() for each in [*pieces, piece]) + "\r\n"


def _quoted(value: str) -> str:
    """A parameter's value, which knows no escaping: what would end it is left out."""
    kept = "".join(letter for letter in value.translate(_CONTROLS) if letter not in '"\n')
    return f'"{kept}"'


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
