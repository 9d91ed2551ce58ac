"""What else is done with blocks of notes: their order, taking away and bringing back, two texts made one."""

from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.operations import Actor, OperationRefusedError, operation, require
from portal.text import MARKDOWN_FIELDS
from rooms.choices_votes import Together
from rooms.models import NoteBlock, NoteVersion
from rooms.operations.notes import checked, locked_block, number, text_of, write
from rooms.operations.numbering import lock
from rooms.selectors_notes import versions_of, was_gone_before

UP: Final = "up"
DOWN: Final = "down"


@operation
def move_block(*, actor: Actor, block: NoteBlock, direction: str) -> NoteBlock:
    """Change places with the block above (``up``) or below (``down``); at an end it stays where it is.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` does not speak here.
    """
    room, block = locked_block(block)
    require(actor, "rooms.change_note", block)
    others = NoteBlock.objects.filter(room=room).standing().exclude(pk=block.pk)
    if direction == UP:
        neighbour = others.filter(position__lt=block.position).order_by("-position").first()
    else:
        neighbour = others.filter(position__gt=block.position).order_by("position").first()
    if neighbour is None:
        return block
    block.position, neighbour.position = neighbour.position, block.position
    for each in (block, neighbour):
        each.save(update_fields=["position"])
    number(actor, room, block, "moved")
    return block


@operation
def remove_block(*, actor: Actor, block: NoteBlock, base_version: int | None = None) -> NoteBlock:
    """Take a block away; its versions stay, and it can be brought back.

    Raises:
        RoomClosedError, AccessDeniedError: as for ``move_block``.
        OperationRefusedError: somebody has changed it since ``base_version``, which was what one saw.
    """
    room, block = locked_block(block)
    require(actor, "rooms.change_note", block)
    if block.is_removed:
        return block
    _check_seen(block, base_version)
    block.removed_at = timezone.now()
    block.save(update_fields=["removed_at"])
    NoteBlock.objects.filter(beside=block).update(beside=None)
    number(actor, room, block, "removed")
    return block


@operation
def restore_block(*, actor: Actor, block: NoteBlock, version: int | None = None) -> NoteBlock:
    """Bring a removed block back, or give one the words of an earlier ``version`` as its newest.

    Raises:
        RoomClosedError, AccessDeniedError: as for ``move_block``.
        OperationRefusedError: there is no such version, or nothing is left of it.
    """
    room, block = locked_block(block)
    require(actor, "rooms.change_note", block)
    wanted = version if version is not None else block.version
    found = versions_of(actor, block).filter(number=wanted).first()
    if found is None or not found.body or was_gone_before(actor, block):
        raise OperationRefusedError(_("Nothing is left of that version."))
    was_removed = block.is_removed
    block.removed_at = None
    block.save(update_fields=["removed_at"])
    if found.body != block.body:
        write(actor, room, block, checked(text_of(block, body=found.body), room, before=block), "restored")
    elif was_removed:
        number(actor, room, block, "restored")
    return block


@operation
def settle_block(
    *, actor: Actor, block: NoteBlock, how: str, seen: tuple[int, int] | None = None
) -> NoteBlock:
    """Say what becomes of ``block`` and the one that was written at the same time; returns what stays.

    ``seen``: the versions of the upper and of this one that ``actor`` looked at.

    Raises:
        RoomClosedError, AccessDeniedError: as for ``move_block``.
        OperationRefusedError: one of them was changed since, or both are too long for one block.
    """
    room, block = locked_block(block)
    require(actor, "rooms.change_note", block)
    upper = block.beside
    if upper is None or upper.is_removed or upper.is_hidden or block.is_removed:
        return block
    upper.room = room
    if seen is not None:
        _check_seen(upper, seen[0])
        _check_seen(block, seen[1])
    block.beside = None
    if how in {Together.JOIN, Together.LOWER}:
        body = block.body if how == Together.LOWER else f"{upper.body}\n\n{block.body}"
        source = block if how == Together.LOWER else upper
        write(actor, room, upper, checked(text_of(source, body=body), room, before=source), "settled")
    if how != Together.BOTH:
        block.removed_at = timezone.now()
    block.save(update_fields=["beside", "removed_at"])
    number(actor, room, block, "settled" if how == Together.BOTH else "removed")
    return block if how == Together.BOTH else upper


@operation
def hide_block(*, actor: Actor, block: NoteBlock, hidden: bool = True) -> NoteBlock:
    """Take a block out of sight of everybody but moderators, or show it again; also in closed rooms.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
    """
    require(actor, "rooms.hide_note")
    room = lock(block.room_id)
    block = NoteBlock.objects.get(pk=block.pk)
    if block.is_hidden != hidden:
        block.hidden_at = timezone.now() if hidden else None
        block.save(update_fields=["hidden_at"])
        number(actor, room, block, "hidden" if hidden else "restored")
    return block


@operation
def empty_block(*, actor: Actor, block: NoteBlock) -> NoteBlock:
    """Delete the words of a block and of all its versions for good.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
    """
    require(actor, "rooms.hide_note")
    room = lock(block.room_id)
    block = NoteBlock.objects.get(pk=block.pk)
    NoteVersion.objects.filter(block=block).update(body="", html="")
    block.write("")
    block.removed_at = block.removed_at or timezone.now()
    block.save(update_fields=[*MARKDOWN_FIELDS, "removed_at"])
    number(actor, room, block, "removed")
    return block


def _check_seen(block: NoteBlock, version: int | None) -> None:
    if version is not None and version != block.version:
        raise OperationRefusedError(_("Somebody has just changed this. Look at it again before you go on."))
