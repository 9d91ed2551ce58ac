"""Polls and blocks of notes can be reported; hiding and showing them goes through the room's own numbers."""

from typing import Any

from community.moderation.targets import Target, register
from community.subjects import Subject, register_subject
from portal.markdown import excerpt
from portal.operations import SYSTEM
from rooms.models import NoteBlock, RoomPoll
from rooms.operations.arranging import empty_block, hide_block
from rooms.operations.polls import hide_poll

LENGTH = 400


def _poll(pk: int) -> Any:
    return RoomPoll.objects.filter(pk=pk).select_related("space", "author", "room__space").first()


def _words_of_poll(poll: RoomPoll, kept: dict[str, Any]) -> str:
    answers = ", ".join(option.text for option in poll.options.order_by("order") if option.text)
    return (f"{poll.question} ({answers})" if answers else poll.question)[:LENGTH]


def _hide_poll(poll: RoomPoll) -> dict[str, Any]:
    was_hidden = poll.is_hidden
    hide_poll(actor=SYSTEM, poll=poll)
    return {"was_hidden": was_hidden}


def _show_poll(poll: RoomPoll, kept: dict[str, Any]) -> None:
    if not kept.get("was_hidden"):
        hide_poll(actor=SYSTEM, poll=poll, hidden=False)


def _block(pk: int) -> Any:
    return NoteBlock.objects.filter(pk=pk).select_related("space", "author", "room__space").first()


def _body(block: NoteBlock) -> dict[str, Any]:
    return {"body": NoteBlock.objects.values_list("body", flat=True).get(pk=block.pk)}


def _hide_block(block: NoteBlock) -> dict[str, Any]:
    kept = _body(block)
    hide_block(actor=SYSTEM, block=block)
    return kept


register(
    Target(
        code="room_poll",
        model=RoomPoll,
        permission="rooms.view_poll",
        load=_poll,
        author=lambda poll: poll.author,
        words=_words_of_poll,
        hide=_hide_poll,
        show=_show_poll,
        stands=lambda poll: not poll.is_hidden,
        title=lambda poll: poll.room.title,
    )
)
register(
    Target(
        code="note",
        model=NoteBlock,
        permission="rooms.view_note",
        load=_block,
        author=lambda block: block.author,
        words=lambda block, kept: kept.get("body", "")[:LENGTH] or excerpt(block.html, LENGTH),
        hide=_hide_block,
        show=lambda block, kept: hide_block(actor=SYSTEM, block=block, hidden=False),
        remove=lambda block: empty_block(actor=SYSTEM, block=block),
        keeps=_body,
        stands=lambda block: not (block.is_removed or block.is_hidden),
        title=lambda block: block.room.title,
    )
)
for model, permission in ((RoomPoll, "rooms.view_poll"), (NoteBlock, "rooms.view_note")):
    register_subject(
        model,
        Subject(permission, related=("space", "author", "room__space"), title=lambda piece: piece.room.title),
    )
