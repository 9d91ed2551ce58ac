"""What polls, votes and notes give to the minutes, and how a vote reads in the record of a room."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.markdown import plain
from rooms.choices import RoomEventKind
from rooms.choices_votes import BlockKind
from rooms.minutes import inline, register_source, task_line
from rooms.models import NoteBlock, Room, RoomEvent
from rooms.record import register_teller
from rooms.selectors_notes import notes_of
from rooms.selectors_votes import Result, results_of


def decisions(room: Room) -> list[str]:
    return [f"- {_one_line(block)}" for block in notes_of(room) if block.kind == BlockKind.DECISION]


def tasks(room: Room) -> list[str]:
    return [
        task_line(plain(block.html), block.who.name if block.who is not None else "", block.due_on)
        for block in notes_of(room)
        if block.kind == BlockKind.TASK
    ]


def votes(room: Room) -> list[str]:
    """Numbers only: who chose what stays in the room."""
    return [f"- {inline(f'{result.question} {_numbers(result)}')}" for result in results_of(room)]


def notes(room: Room) -> list[str]:
    """Each block as it was written, with an empty line between two."""
    texts = [block.body for block in notes_of(room) if block.kind == BlockKind.TEXT]
    return "\n\n".join(texts).split("\n") if texts else []


def words_of_polls(events: Sequence[RoomEvent]) -> dict[int, str]:
    """A poll stands where it ended; what led to it is no line."""
    room = events[0].room
    ended = {result.ended_seq: result for result in results_of(room, after=events[0].seq - 1)}
    return {
        seq: f"{result.question} {_numbers(result)}"
        for seq, result in ended.items()
        if any(event.seq == seq for event in events)
    }


def _numbers(result: Result) -> str:
    people = ngettext("%(number)s person voted", "%(number)s people voted", result.voter_count)
    counted = people % {"number": result.voter_count}
    said = ", ".join(f"{label}: {number}" for label, number in result.numbers)
    return f"({counted}) {said}" if said else f"({counted})"


def _one_line(block: NoteBlock) -> str:
    text = inline(plain(block.html))
    return f"{text} ({_('by vote')})" if block.poll is not None else text


register_source(40, gettext_lazy("Decisions"), decisions)
register_source(50, gettext_lazy("Tasks"), tasks)
register_source(60, gettext_lazy("Polls and votes"), votes)
register_source(70, gettext_lazy("Notes"), notes)
register_teller(RoomEventKind.POLL, words_of_polls)
