"""Writing a room's notes together, block by block: no text is ever written over another."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from portal import audit
from portal.events import publish
from portal.operations import SYSTEM, Actor, OperationRefusedError, operation, require
from portal.text import MARKDOWN_FIELDS
from rooms.choices import RoomEventKind
from rooms.choices_votes import BlockKind
from rooms.events import NoteMoved
from rooms.models import NoteBlock, NoteVersion, Room, RoomPoll
from rooms.operations.numbering import lock, take_number
from rooms.operations.refusals import RoomClosedError
from rooms.selectors_notes import people_of

MOST_IN_BLOCK: Final = 2000
MOST_BLOCKS: Final = 300
_FACTS = ("kind", "who", "due_on", "poll")
_WRITTEN = (*_FACTS, *MARKDOWN_FIELDS, "version", "author", "at")


@dataclass(frozen=True)
class BlockText:
    """What a block says; ``who`` and ``due_on`` are for tasks, ``poll`` is the vote of a decision."""

    body: str
    kind: str = BlockKind.TEXT
    who: Any = None
    due_on: date | None = None
    poll: RoomPoll | None = None


@operation
def add_block(*, actor: Actor, room: Room, text: BlockText) -> NoteBlock:
    """Write a block at the end of the notes of ``room``.

    Raises:
        RoomClosedError: nothing can be added any more.
        AccessDeniedError: ``actor`` does not speak here.
        OperationRefusedError: the text is empty or too long, or its facts do not fit it.
    """
    room = lock(room.pk)
    require(actor, "rooms.view_room", room)
    if not room.is_open:
        raise RoomClosedError
    require(actor, "rooms.write_notes", room)
    text = checked(text, room)
    last = (
        NoteBlock.objects.filter(room=room).order_by("-position").values_list("position", flat=True).first()
    )
    return new_block(actor, room, text, position=(last or 0) + 1)


@operation
def change_block(*, actor: Actor, block: NoteBlock, base_version: int, text: BlockText) -> NoteBlock:
    """Put ``text`` in the place of version ``base_version`` of ``block``; returns the block that holds it.

    When somebody else has changed or removed the block since, both texts stay: this one becomes a block of
    its own right behind, ``beside`` the other one.

    Raises:
        RoomClosedError, AccessDeniedError, OperationRefusedError: as for ``add_block``.
    """
    room, block = locked_block(block)
    require(actor, "rooms.change_note", block)
    text = checked(text, room, before=block)
    if _says(block, text) and not block.is_removed:
        return block
    if base_version == block.version and not block.is_removed:
        write(actor, room, block, text, "changed")
        return block
    NoteBlock.objects.filter(room=room, position__gt=block.position).update(position=F("position") + 1)
    beside = block if not block.is_removed else None
    return new_block(actor, room, text, position=block.position + 1, beside=beside)


def locked_block(block: NoteBlock) -> tuple[Room, NoteBlock]:
    """The block as it is now; the room's lock is the lock of its notes.

    Raises:
        RoomClosedError: the room is closed.
    """
    room = lock(block.room_id)
    block = NoteBlock.objects.get(pk=block.pk)
    block.room, block.space = room, room.space
    if not room.is_open:
        raise RoomClosedError
    return room, block


def new_block(
    actor: Actor, room: Room, text: BlockText, *, position: int, beside: NoteBlock | None = None
) -> NoteBlock:
    if NoteBlock.objects.filter(room=room).count() >= MOST_BLOCKS:
        raise OperationRefusedError(
            _("These notes have %(most)s blocks. Change one of them.") % {"most": MOST_BLOCKS}
        )
    block: NoteBlock = NoteBlock(
        space_id=room.space_id, room=room, position=position, version=0, beside=beside
    )
    write(actor, room, block, text, "added" if beside is None else "beside")
    return block


def write(actor: Actor, room: Room, block: NoteBlock, text: BlockText, op: str) -> None:
    """Give ``block`` its next version in the locked ``room``; each version is kept."""
    block.write(text.body)
    for name in _FACTS:
        setattr(block, name, getattr(text, name))
    block.version += 1
    block.author = None if actor is SYSTEM else actor
    block.at = timezone.now()
    block.save(update_fields=_WRITTEN if block.pk else None)
    NoteVersion.objects.create(
        space_id=room.space_id,
        block=block,
        number=block.version,
        kind=block.kind,
        body=block.body,
        html=block.html,
        author=block.author,
        at=block.at,
        seq=room.last_seq + 1,
    )
    number(actor, room, block, op)


def number(actor: Actor, room: Room, block: NoteBlock, op: str) -> None:
    """Give what happened its number in the locked ``room``, and tell: which block, never its words."""
    take_number(actor=actor, room=room, kind=RoomEventKind.NOTE, block=block.pk, version=block.version, op=op)
    room.has_notes = True
    room.save(update_fields=["last_seq", "has_notes"])
    audit.record(actor=actor, verb=f"rooms.note_{op}", obj=block, room=room.pk, version=block.version)
    publish(NoteMoved(room.pk, room.space_id, actor.pk, block.pk))


def text_of(block: NoteBlock, *, body: str | None = None) -> BlockText:
    """What ``block`` says now, with another ``body`` if given."""
    said = block.body if body is None else body
    return BlockText(said, block.kind, block.who, block.due_on, block.poll)


def checked(text: BlockText, room: Room, *, before: NoteBlock | None = None) -> BlockText:
    """``text`` with only the facts that are of its kind.

    Raises:
        OperationRefusedError: it is empty or too long, or names somebody or a vote of elsewhere.
    """
    body = text.body.replace("\x00", "").replace("\r\n", "\n").strip()
    if not body:
        raise OperationRefusedError(_("Write something first."), field="body")
    if len(body) > MOST_IN_BLOCK:
        words = _("A block has at most %(most)s characters. Write a second one.") % {"most": MOST_IN_BLOCK}
        raise OperationRefusedError(words, field="body")
    is_task = text.kind == BlockKind.TASK
    poll = text.poll if text.kind == BlockKind.DECISION else None
    who = text.who if is_task else None
    knew = before is not None and who is not None and before.who_id == who.pk
    if who is not None and not knew and not people_of(room).filter(pk=who.pk).exists():
        raise OperationRefusedError(_("Choose somebody who is in this room."), field="who")
    if poll is not None and (poll.room_id != room.pk or poll.ended_at is None):
        raise OperationRefusedError(_("Choose a vote of this room that has ended."), field="poll")
    return BlockText(body, text.kind, who, text.due_on if is_task else None, poll)


def _says(block: NoteBlock, text: BlockText) -> bool:
    facts = (block.kind, block.who_id, block.due_on, block.poll_id)
    wanted = (text.kind, text.who and text.who.pk, text.due_on, text.poll and text.poll.pk)
    return block.body == text.body and facts == wanted
