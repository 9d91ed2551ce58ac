"""The record of a room: what lasted in it, in the order of its numbers, for transcripts and copies.

It is read in slices, so that a room with 200,000 messages costs no more memory than one with a few. Whoever
keeps something in a room says how an event of theirs reads, and what belongs to messages::

    register_teller(RoomEventKind.POLL, words_of_polls)          # (events) -> {seq: words}
    register_beside("reactions", _("Reactions"), reactions_of)   # (messages) -> {message id: words}

An event that nobody tells, or for which a teller gives no words, is no line of the record.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from rooms.choices import RoomEventKind, RoomState
from rooms.models import Message, Room, RoomEvent

SLICE: Final = 500

Tell = Callable[[Sequence[RoomEvent]], dict[int, str]]
Beside = Callable[[Sequence[Message]], dict[int, str]]

_tellers: dict[RoomEventKind, Tell] = {}
_beside: dict[str, tuple[str | Promise, Beside]] = {}


@dataclass(frozen=True)
class Entry:
    """One line: a ``message`` as it is now, or ``words`` about anything else that happened.

    ``beside`` holds what belongs to the message: the label and the words of each, by code.
    """

    seq: int
    kind: str
    at: datetime
    message: Message | None = None
    words: str = ""
    beside: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Stretch:
    """``entries`` of one slice; ``next_after`` is None at the end."""

    entries: list[Entry]
    next_after: int | None


def register_teller(kind: RoomEventKind, tell: Tell) -> None:
    _tellers[kind] = tell


def register_beside(code: str, label: str | Promise, beside: Beside) -> None:
    _beside[code] = (label, beside)


def stretch_of(room: Room, after: int, *, until: int | None = None, most: int = SLICE) -> Stretch:
    """The next ``most`` numbers after ``after``, up to ``until``, as lines.

    Whoever asks begins at ``readable_from``, so that nobody gets what was said before they came in.
    """
    told = [RoomEventKind.MESSAGE, *_tellers]
    gone = Q(kind=RoomEventKind.MESSAGE, message=None)  # the numbers of an emptied room are no lines
    events = RoomEvent.objects.filter(room=room, seq__gt=after, kind__in=told).exclude(gone)
    if until is not None:
        events = events.filter(seq__lte=until)
    rows = list(
        events.select_related("message__author", "message__guest", "message__reply_to").order_by("seq")[
            : most + 1
        ]
    )
    shown = rows[:most]
    for row in shown:
        row.room = room
    words = _words(shown)
    # A removed message keeps its line; what was at it goes with its words.
    messages = [
        row.message
        for row in shown
        if row.kind == RoomEventKind.MESSAGE and row.message is not None and not row.message.is_removed
    ]
    beside = {code: (str(label), find(messages)) for code, (label, find) in _beside.items()}
    entries = [entry for row in shown if (entry := _entry(row, words, beside)) is not None]
    return Stretch(entries, shown[-1].seq if len(rows) > most else None)


def _words(rows: Sequence[RoomEvent]) -> dict[int, str]:
    words: dict[int, str] = {}
    for kind, tell in _tellers.items():
        mine = [row for row in rows if row.kind == kind]
        words |= tell(mine) if mine else {}
    return words


def _entry(
    row: RoomEvent, words: dict[int, str], beside: dict[str, tuple[str, dict[int, str]]]
) -> Entry | None:
    """None for the number of a message that has gone, and for what nobody tells."""
    if row.kind != RoomEventKind.MESSAGE:
        return Entry(row.seq, row.kind, row.at, words=words[row.seq]) if words.get(row.seq) else None
    if row.message is None:
        return None
    found = {
        code: (label, said[row.message.pk])
        for code, (label, said) in beside.items()
        if row.message.pk in said
    }
    return Entry(row.seq, row.kind, row.at, message=row.message, beside=found)


def words_of_states(rows: Sequence[RoomEvent]) -> dict[int, str]:
    words = {
        RoomState.OPEN: _("The room was opened."),
        RoomState.RUNNING: _("The meeting began."),
        RoomState.CLOSED: _("The room was closed."),
    }
    return {row.seq: words.get(row.details.get("state"), "") for row in rows}


register_teller(RoomEventKind.STATE, words_of_states)
