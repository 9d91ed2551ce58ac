"""A room's notes as their readers see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from portal.addresses import in_space
from portal.operations import Actor, may
from rooms.models import NoteBlock, Room, RoomPoll
from rooms.selectors import readable_from


@dataclass(frozen=True)
class ShownBlock:
    """A block and what its reader may do; ``form``: they are changing it.

    ``upper``: the block that somebody else changed while this one was written. ``poll``: the vote on which a
    decision rests, unless it is hidden or ended before this reader came.
    """

    block: NoteBlock
    may_write: bool
    may_report: bool
    is_first: bool
    is_last: bool
    upper: NoteBlock | None = None
    poll: RoomPoll | None = None
    form: Any = None


def show_notes(
    actor: Actor, room: Room, blocks: Sequence[NoteBlock], *, forms: dict[int, Any] | None = None
) -> dict[str, Any]:
    """``forms``: by block, what somebody is typing."""
    may_write = may(actor, "rooms.write_notes", room)
    return {
        "blocks": [
            show_block(actor, room, block, blocks, may_write=may_write, form=(forms or {}).get(block.pk))
            for block in blocks
        ],
        "may_write": may_write,
        "notes_url": in_space(room.space, "room_notes", room.pk),
        "part_url": in_space(room.space, "room_part", room.pk, "notes"),
    }


def show_block(
    actor: Actor,
    room: Room,
    block: NoteBlock,
    blocks: Sequence[NoteBlock],
    *,
    may_write: bool,
    form: Any = None,
) -> ShownBlock:
    block.room, block.space = room, room.space
    upper = block.beside if block.beside is not None and not block.beside.is_removed else None
    return ShownBlock(
        block=block,
        may_write=may_write,
        may_report=actor.pk is not None and block.author_id not in {None, actor.pk},
        is_first=bool(blocks) and blocks[0].pk == block.pk,
        is_last=bool(blocks) and blocks[-1].pk == block.pk,
        upper=upper,
        poll=_vote_of(actor, block),
        form=form,
    )


def _vote_of(actor: Actor, block: NoteBlock) -> RoomPoll | None:
    poll: RoomPoll | None = block.poll
    if poll is None or poll.is_hidden:
        return None
    ended: int | None = poll.ended_seq
    return None if ended is not None and ended <= readable_from(actor, block.room) else poll
