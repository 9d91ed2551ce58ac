"""Rooms are found by title, purpose, outcome, minutes and what was said last."""

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import QuerySet

from portal.markdown import plain
from rooms.choices import History
from rooms.models import Message, NoteBlock, Room
from search.indexes import GuildIndex

MOST_MESSAGES: Final = 200
MOST_BLOCKS: Final = 100
MOST_CHARACTERS: Final = 20_000


class RoomIndex(GuildIndex):
    model = Room
    type_code = "room"

    def index_queryset(self, using: str | None = None) -> QuerySet[Any]:
        return super().index_queryset(using).select_related("space", "circle")

    def body(self, obj: Room) -> Iterable[str]:
        return (
            obj.purpose,
            plain(obj.outcome_html),
            plain(obj.minutes_html),
            *self._noted(obj),
            *self._said(obj),
        )

    def _noted(self, room: Room) -> Iterable[str]:
        """Its notes, unless newcomers are not to read what was before them: a hit would tell."""
        if room.history != History.ALL or not room.has_notes:
            return
        blocks = NoteBlock.objects.filter(room=room).standing().order_by("position")
        for html in blocks.values_list("html", flat=True)[:MOST_BLOCKS]:
            yield plain(html)

    def _said(self, room: Room) -> Iterable[str]:
        """The last words first in line when there are too many; old talk fades from the index.

        Nothing of a room in which not everybody may read everything: the index asks for the room alone.
        """
        if room.history != History.ALL:
            return
        latest = Message.objects.filter(room=room, removed_at=None).order_by("-seq")
        left = MOST_CHARACTERS
        texts = []
        for html in latest.values_list("html", flat=True)[:MOST_MESSAGES]:
            text = plain(html)
            if len(text) > left:
                break
            left -= len(text)
            texts.append(text)
        yield from reversed(texts)
