"""Files brought into a room: first there for their owner alone, then sent with a message."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _

from portal import audit
from portal.dropping import drop_stored
from portal.files import Upload, store_file
from portal.operations import SYSTEM, Actor, OperationRefusedError, operation, require
from rooms.models import Message, MessageFile, Room

MOST_FILES: Final = 5
MOST_WAITING: Final = 20
WAITS: Final = timedelta(days=1)
HIDDEN_FOR: Final = timedelta(days=90)
FIELD: Final = "files"


@operation
def upload_file(*, actor: Actor, room: Room, upload: Upload) -> MessageFile:
    """Keep a file that ``actor`` is going to send in ``room``.

    Raises:
        AccessDeniedError: ``actor`` does not speak here, or the room is closed.
        OperationRefusedError: of a kind or size that is not taken, no room is left, or too many wait.
    """
    room = Room.objects.select_related("space").get(pk=room.pk)
    require(actor, "rooms.view_room", room)
    require(actor, "rooms.post_message", room)
    if MessageFile.objects.filter(room=room, message=None, file__owner=actor).count() >= MOST_WAITING:
        raise OperationRefusedError(_("Send the files that wait first, or take some away."), field=FIELD)

    stored = store_file(actor=actor, space=room.space, upload=upload, field=FIELD)
    row = MessageFile.objects.create(space_id=room.space_id, room=room, file=stored)
    audit.record(actor=actor, verb="rooms.upload_file", obj=room, file=stored.pk)
    return row


@operation
def drop_upload(*, actor: Actor, row: MessageFile) -> None:
    """Take back a file that was not sent.

    Raises:
        AccessDeniedError: it is somebody else's, or was sent.
    """
    row = MessageFile.objects.select_for_update(of=("self",)).select_related("file", "room").get(pk=row.pk)
    require(actor, "rooms.drop_upload", row)
    drop_rows([row])
    audit.record(actor=actor, verb="rooms.drop_upload", obj=row.room, file=row.file_id)


@operation
def forget_uploads(*, actor: Actor, now: datetime, most: int) -> int:
    """Forget what was never sent, and what belonged to messages that stay hidden. Returns how many."""
    require(actor, "rooms.forget_uploads")
    unsent = Q(message=None, file__stored_at__lt=now - WAITS)
    hidden = Q(message__removed_at__lt=now - HIDDEN_FOR)
    rows = list(MessageFile.objects.filter(unsent | hidden).select_related("file").order_by("pk")[:most])
    Message.objects.filter(pk__in=[row.message_id for row in rows]).update(file_count=0)
    drop_rows(rows)
    return len(rows)


def uploads_for(actor: Actor, room: Room, ids: Sequence[int]) -> list[MessageFile]:
    """What ``actor`` sends with a message, in their order; under the lock of the room.

    Raises:
        OperationRefusedError: too many, or one of them is not there (any more).
    """
    if not ids:
        return []
    if len(ids) > MOST_FILES:
        raise OperationRefusedError(
            _("A message takes at most %(most)s files.") % {"most": MOST_FILES}, field=FIELD
        )
    waiting = MessageFile.objects.filter(room=room, message=None, pk__in=ids)
    if actor is SYSTEM:
        waiting = waiting.filter(file__owner=None)
    else:  # guests have none; files whose owner has left are nobody's
        waiting = waiting.filter(file__owner_id=actor.pk) if actor.pk is not None else waiting.none()
    found = {row.pk: row for row in waiting}
    if set(found) != set(ids):
        raise OperationRefusedError(
            _("One of the files is not there any more. Please attach it again."), field=FIELD
        )
    return [found[pk] for pk in dict.fromkeys(ids)]


def take_uploads(message: Message, rows: Collection[MessageFile]) -> None:
    for order, row in enumerate(rows):
        row.message, row.order = message, order
        row.save(update_fields=["message", "order"])


def drop_files(message: Message) -> None:
    """Delete all files of ``message``; under the lock of its room."""
    drop_rows(list(MessageFile.objects.filter(message=message).select_related("file")))
    message.file_count = 0
    message.save(update_fields=["file_count"])


def drop_rows(rows: Collection[MessageFile]) -> None:
    """Delete ``rows`` with what is stored for them."""
    if rows:
        MessageFile.objects.filter(pk__in=[row.pk for row in rows]).delete()
        drop_stored(row.file for row in rows)
