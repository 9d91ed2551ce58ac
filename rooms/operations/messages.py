"""Saying something, saying it better, taking it back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from portal import audit
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require
from rooms.choices import RoomEventKind
from rooms.events import MessageChanged, MessagePosted, MessageRemoved
from rooms.guests import spoken_by
from rooms.models import WORDS, Message, Room
from rooms.operations.attaching import drop_files, take_uploads, uploads_for
from rooms.operations.numbering import lock, locked_message, take_number
from rooms.operations.refusals import ChangedMeanwhileError, MessageTooLongError, RoomClosedError
from rooms.places import readable_from

MOST_CHARACTERS: Final = 4000


@operation
def post_message(
    *,
    actor: Actor,
    room: Room,
    body: str,
    client_id: UUID,
    reply_to: Message | None = None,
    files: Sequence[int] = (),
) -> Message:
    """Say ``body`` in ``room``, or give back what was said before under the same ``client_id``.

    ``files``: ids of what ``actor`` has brought into the room; with them a message needs no words.

    Raises:
        RoomClosedError: nothing can be added any more.
        AccessDeniedError: ``actor`` reads here but does not speak.
        OperationRefusedError: the text is empty or too long; what it replies to or one of ``files`` is not
            here.
    """
    room = lock(room.pk)
    require(actor, "rooms.view_room", room)
    known = _sent_before(room, actor, client_id)
    if known is not None:
        return known
    _require_open(room)
    require(actor, "rooms.post_message", room)
    text = _checked(body, may_be_empty=bool(files))
    _check_reply(reply_to, room, actor)
    uploads = uploads_for(actor, room, files)

    now = timezone.now()
    message = Message(
        space_id=room.space_id,
        room=room,
        seq=room.last_seq + 1,
        client_id=client_id,
        **spoken_by(actor),
        reply_to=reply_to,
        at=now,
        file_count=len(uploads),
    )
    message.write(text)
    message.save(force_insert=True)
    take_uploads(message, uploads)
    take_number(actor=actor, room=room, kind=RoomEventKind.MESSAGE, message=message)
    room.message_count += 1
    room.last_message_at = now
    room.save(update_fields=["last_seq", "message_count", "last_message_at"])
    audit.record(actor=actor, verb="rooms.post_message", obj=message, room=room.pk)
    publish(MessagePosted(room.pk, room.space_id, actor.pk, message.pk, may_mention="@" in text))
    return message


@operation
def edit_message(*, actor: Actor, message: Message, body: str, known_at: datetime | None = None) -> Message:
    """Put ``body`` in the place of what ``actor`` said; readers see that it was edited.

    ``known_at``: when the words were written that ``actor`` saw while typing; newer ones stay as they are.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: it is not ``actor``'s message, or it was removed.
        ChangedMeanwhileError: it has newer words than those that ``actor`` saw.
        OperationRefusedError: the text is empty or too long.
    """
    room = lock(message.room_id)
    require(actor, "rooms.view_room", room)
    message = locked_message(room, message.pk)
    _require_open(room)
    require(actor, "rooms.edit_message", message)
    text = _checked(body, may_be_empty=message.file_count > 0)
    if text == message.body:
        return message
    if known_at is not None and known_at != (message.edited_at or message.at):
        raise ChangedMeanwhileError

    message.write(text)
    message.edited_at = timezone.now()
    message.save(update_fields=[*WORDS, "edited_at"])
    take_number(actor=actor, room=room, kind=RoomEventKind.CHANGED, message=message)
    room.save(update_fields=["last_seq"])
    audit.record(actor=actor, verb="rooms.edit_message", obj=message, room=room.pk)
    publish(MessageChanged(room.pk, room.space_id, actor.pk, message.pk, may_mention="@" in text))
    return message


@operation
def remove_message(*, actor: Actor, message: Message, keeps_files: bool = False) -> Message:
    """Take a message away: its words and files are deleted, its number stays.

    ``keeps_files``: they wait unseen for a while, since the message may come back.

    Raises:
        AccessDeniedError: ``actor`` neither wrote it nor moderates here, or it is gone already.
    """
    room = lock(message.room_id)
    require(actor, "rooms.view_room", room)
    message = locked_message(room, message.pk)
    require(actor, "rooms.remove_message", message)

    message.write("")
    message.removed_at = timezone.now()
    message.save(update_fields=[*WORDS, "removed_at"])
    if message.file_count and not keeps_files:
        drop_files(message)
    take_number(actor=actor, room=room, kind=RoomEventKind.REMOVED, message=message)
    room.message_count -= 1
    room.save(update_fields=["last_seq", "message_count"])
    audit.record(actor=actor, verb="rooms.remove_message", obj=message, room=room.pk)
    publish(MessageRemoved(room.pk, room.space_id, actor.pk, message.pk))
    return message


@operation
def restore_message(*, actor: Actor, message: Message, body: str) -> Message:
    """Give a removed message its words back; open pages show them again.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
    """
    room = lock(message.room_id)
    message = locked_message(room, message.pk)
    require(actor, "rooms.restore_message", message)
    if not message.is_removed:
        return message

    message.write(body)
    message.removed_at = None
    message.save(update_fields=[*WORDS, "removed_at"])
    take_number(actor=actor, room=room, kind=RoomEventKind.CHANGED, message=message)
    room.message_count += 1
    room.save(update_fields=["last_seq", "message_count"])
    audit.record(actor=actor, verb="rooms.restore_message", obj=message, room=room.pk)
    publish(MessageChanged(room.pk, room.space_id, actor.pk, message.pk))
    return message


def _sent_before(room: Room, actor: Actor, client_id: UUID) -> Message | None:
    sent = Message.objects.filter(room=room, client_id=client_id, **spoken_by(actor))
    if not sent.exists():  # nearly always, and much cheaper to ask than for the message
        return None
    known = sent.get()
    known.is_repeat = True
    return known


def _check_reply(reply_to: Message | None, room: Room, actor: Actor) -> None:
    """What was said before somebody came in is not there for them, where newcomers do not see it."""
    if reply_to is not None and (
        reply_to.room_id != room.pk or reply_to.is_removed or reply_to.seq <= readable_from(actor, room)
    ):
        raise OperationRefusedError(
            _("The message that you reply to is not there any more."), field="reply_to"
        )


def _require_open(room: Room) -> None:
    if not room.is_open:
        raise RoomClosedError


def _checked(body: str, *, may_be_empty: bool) -> str:
    text = body.replace("\x00", "").replace("\r\n", "\n").strip()
    if not text and not may_be_empty:
        raise OperationRefusedError(_("Write something first."), field="body")
    if len(text) > MOST_CHARACTERS:
        raise MessageTooLongError(MOST_CHARACTERS)
    return text
