"""Saying something, saying it better, taking it back."""

from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from portal import audit
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.text import MARKDOWN_FIELDS, rendered
from rooms.choices import RoomEventKind
from rooms.events import MessageChanged, MessagePosted, MessageRemoved
from rooms.guests import spoken_by
from rooms.models import Message, Room
from rooms.operations.numbering import lock, take_number
from rooms.operations.refusals import MessageTooLongError, RoomClosedError
from rooms.places import readable_from

MOST_CHARACTERS: Final = 4000


@operation
def post_message(
    *, actor: Actor, room: Room, body: str, client_id: UUID, reply_to: Message | None = None
) -> Message:
    """Say ``body`` in ``room``, or give back what was said before under the same ``client_id``.

    Raises:
        RoomClosedError: nothing can be added any more.
        AccessDeniedError: ``actor`` reads here but does not speak.
        OperationRefusedError: the text is empty or too long, or what it replies to is not here.
    """
    room = lock(room.pk)
    require(actor, "rooms.view_room", room)
    known = _sent_before(room, actor, client_id)
    if known is not None:
        return known
    _require_open(room)
    require(actor, "rooms.post_message", room)
    text = _checked(body)
    _check_reply(reply_to, room, actor)

    now = timezone.now()
    message = Message.objects.create(
        space_id=room.space_id,
        room=room,
        seq=room.last_seq + 1,
        client_id=client_id,
        **spoken_by(actor),
        reply_to=reply_to,
        at=now,
        **rendered(text),
    )
    take_number(actor=actor, room=room, kind=RoomEventKind.MESSAGE, message=message)
    room.message_count += 1
    room.last_message_at = now
    room.save(update_fields=["last_seq", "message_count", "last_message_at"])
    audit.record(actor=actor, verb="rooms.post_message", obj=message, room=room.pk)
    publish(MessagePosted(room.pk, room.space_id, actor.pk, message.pk, may_mention="@" in text))
    return message


@operation
def edit_message(*, actor: Actor, message: Message, body: str) -> Message:
    """Put ``body`` in the place of what ``actor`` said; readers see that it was edited.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: it is not ``actor``'s message, or it was removed.
        OperationRefusedError: the text is empty or too long.
    """
    room = lock(message.room_id)
    require(actor, "rooms.view_room", room)
    message = _locked(message, room)
    _require_open(room)
    require(actor, "rooms.edit_message", message)
    text = _checked(body)
    if text == message.body:
        return message

    message.write(text)
    message.edited_at = timezone.now()
    message.save(update_fields=[*MARKDOWN_FIELDS, "edited_at"])
    take_number(actor=actor, room=room, kind=RoomEventKind.CHANGED, message=message)
    room.save(update_fields=["last_seq"])
    audit.record(actor=actor, verb="rooms.edit_message", obj=message, room=room.pk)
    publish(MessageChanged(room.pk, room.space_id, actor.pk, message.pk))
    return message


@operation
def remove_message(*, actor: Actor, message: Message) -> Message:
    """Take a message away: its words are deleted, its number stays.

    Raises:
        AccessDeniedError: ``actor`` neither wrote it nor moderates here, or it is gone already.
    """
    room = lock(message.room_id)
    require(actor, "rooms.view_room", room)
    message = _locked(message, room)
    require(actor, "rooms.remove_message", message)

    message.write("")
    message.removed_at = timezone.now()
    message.save(update_fields=[*MARKDOWN_FIELDS, "removed_at"])
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
    message = _locked(message, room)
    require(actor, "rooms.restore_message", message)
    if not message.is_removed:
        return message

    message.write(body)
    message.removed_at = None
    message.save(update_fields=[*MARKDOWN_FIELDS, "removed_at"])
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


def _locked(message: Message, room: Room) -> Message:
    """The message as it is now; the room's lock is the message's lock."""
    message = Message.objects.get(pk=message.pk)
    message.room = room
    return message


def _require_open(room: Room) -> None:
    if not room.is_open:
        raise RoomClosedError


def _checked(body: str) -> str:
    text = body.replace("\x00", "").replace("\r\n", "\n").strip()
    if not text:
        raise OperationRefusedError(_("Write something first."), field="body")
    if len(text) > MOST_CHARACTERS:
        raise MessageTooLongError(MOST_CHARACTERS)
    return text
