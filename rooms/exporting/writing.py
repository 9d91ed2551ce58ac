"""From a room to the pieces of a file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils import timezone

from portal.locality import in_locality_of
from portal.realtime.people import reading_as
from rooms.exporting import as_html, as_json, as_markdown
from rooms.exporting.heading import Heading, heading_of
from rooms.models import Room
from rooms.operations.exporting import may_export
from rooms.record import SLICE, Entry, stretch_of
from rooms.selectors import readable_from


@dataclass(frozen=True)
class Format:
    """``entries`` writes one slice; ``begin`` and ``end`` what stands round all of them."""

    content_type: str
    begin: Callable[[Heading], str]
    entries: Callable[[list[Entry], bool], str]
    end: Callable[[bool], str]


FORMATS: Final = {
    "md": Format("text/markdown; charset=utf-8", as_markdown.begin, as_markdown.entries, as_markdown.end),
    "html": Format("text/html; charset=utf-8", as_html.begin, as_html.entries, as_html.end),
    "json": Format("application/json", as_json.begin, as_json.entries, as_json.end),
}


@dataclass(frozen=True)
class Copying:
    """Who copies which room, from ``after`` up to ``until``, both fixed when it began."""

    reader: Any
    room_id: int
    after: int
    until: int
    at: datetime

    @classmethod
    def of(cls, reader: Any, room: Room) -> "Copying":
        return cls(reader, room.pk, readable_from(reader, room), room.last_seq, timezone.now())


def pieces_of(copying: Copying, form: Format) -> Iterator[bytes]:
    """The file, a slice at a time; it ends early, and says so, when its reader may not go on."""
    after: int | None = copying.after
    is_first = is_whole = True
    while after is not None:
        text, after, is_whole = _piece(copying, form, after, is_first=is_first)
        is_first = False
        yield text.encode()
    yield form.end(is_whole).encode()


def _piece(copying: Copying, form: Format, after: int, *, is_first: bool) -> tuple[str, int | None, bool]:
    """One slice in the scope of its reader: the text, where to go on, and whether they may still read."""
    with reading_as(copying.reader), in_locality_of(copying.reader):
        room = Room.objects.visible_to(copying.reader).select_related("space", "host")
        found = room.filter(pk=copying.room_id).first()
        if found is None or not may_export(copying.reader, found):
            return "", None, False
        begun = form.begin(heading_of(found, copying.at)) if is_first else ""
        stretch = stretch_of(found, after, until=copying.until, most=SLICE)
        while is_first and not stretch.entries and stretch.next_after is not None:
            # Whatever comes after the first piece begins with what parts it from the one before.
            stretch = stretch_of(found, stretch.next_after, until=copying.until, most=SLICE)
        return begun + form.entries(stretch.entries, is_first), stretch.next_after, True
