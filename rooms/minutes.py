"""Minutes: drafted from what the meeting left behind, then edited by people before they are kept.

Whoever keeps something of a meeting (agenda, polls, notes) registers a source when the app starts::

    register_source(30, _("Polls and votes"), lines_of_polls)

``lines_of_polls(room)`` gives Markdown lines in the language of the reader, none where there is nothing.
Names and titles go through ``inline``. Tasks are lines with a box, ``- ☐ Ask the firms (Liga) 2026-12-01``:
what is carried into a group is read from the minutes as they were *edited*, not from the meeting.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.functional import Promise

from portal.locality import is_time_zone
from portal.markdown import MAX_BYTES
from rooms.meetings import holds_meeting
from rooms.models import Room

MOST_BYTES: Final = 16_000  # with the outcome they make one text of at most ``portal.markdown.MAX_BYTES``
MOST_TASKS: Final = 100

Lines = Callable[[Room], list[str]]

_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")
_SPACE = re.compile(r"\s+")
_TASK = re.compile(r"^[ \t]*[-*+][ \t]+(?:☐|\[ ?\])[ \t]+(\S.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Source:
    order: int
    heading: str | Promise
    lines: Lines


_sources: list[Source] = []


def register_source(order: int, heading: str | Promise, lines: Lines) -> None:
    """Add a part of the draft; without a ``heading`` it stands above all that have one."""
    _sources.append(Source(order, heading, lines))


def draft_of(room: Room) -> str:
    """Markdown drafted from all sources in their order; what does not fit is left out at the end."""
    parts = []
    for source in sorted(_sources, key=lambda each: each.order):
        if lines := source.lines(room):
            text = "\n".join(lines)
            parts.append(f"## {source.heading}\n\n{text}" if source.heading else text)
    return _cut("\n\n".join(parts))


def gathers(room: Room) -> bool:
    """Whether there was a meeting that minutes can be drawn from."""
    return holds_meeting(room) or room.has_polls or room.has_notes


def inline(text: str) -> str:
    """Plain text on one line that Markdown shows as it is."""
    return _MARKS.sub(r"\\\1", _SPACE.sub(" ", text).strip())


def zone_of(room: Room) -> ZoneInfo:
    """The zone in which minutes give times: the meeting's own, since they are for many readers."""
    known = is_time_zone(room.time_zone) if room.time_zone else False
    return ZoneInfo(room.time_zone) if known else ZoneInfo(timezone.get_current_timezone_name())


def task_line(what: str, who: str = "", until: date | None = None) -> str:
    """One task as ``tasks_in`` reads it again."""
    person = f" ({inline(who)})" if who else ""
    return f"- ☐ {inline(what)}{person}{f' {until.isoformat()}' if until else ''}"


def tasks_in(minutes: str) -> list[str]:
    """The open tasks of minutes, each as one line of plain text; ticked ones are done."""
    return [re.sub(r"\\(.)", r"\1", task) for task in _TASK.findall(minutes)][:MOST_TASKS]


def as_one_text(outcome: str, minutes: str) -> str:
    """Outcome and minutes as the body of what is made of a room; only the outcome where both are too long."""
    text = "\n\n".join(part for part in (outcome, minutes) if part)
    return text if len(text.encode()) <= MAX_BYTES else outcome


def _cut(text: str) -> str:
    if len(text.encode()) <= MOST_BYTES:
        return text
    kept = text.encode()[: MOST_BYTES - 8].decode(errors="ignore")
    return f"{kept.rsplit(chr(10), 1)[0]}\n\n…"
