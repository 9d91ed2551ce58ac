"""Small signs at messages; each kind once a person, counted on the message."""

from datetime import timedelta
from typing import Final

from django.db.models import Count
from django.utils import timezone

from portal import audit
from portal.events import publish
from portal.operations import Actor, operation, require
from rooms.choices import RoomEventKind
from rooms.events import MessageReacted
from rooms.models import Message, MessageReaction, Room
from rooms.operations.numbering import lock, locked_message, take_number
from rooms.operations.refusals import TooManyReactionsError

MOST: Final = 60
WITHIN: Final = timedelta(minutes=10)


@operation
def react_to_message(*, actor: Actor, message: Message, kind: str) -> Message:
    """Put a sign at ``message``; one that is there already stays as it is.

    Raises:
        AccessDeniedError: it is one's own or removed, the room is closed, or one does not speak here.
        TooManyReactionsError: too many in a short time.
    """
    room, message = _locked(actor, message)
    if message.reactions.filter(person=actor, kind=kind).exists():
        return message
    if MessageReaction.objects.filter(person=actor, reacted_at__gt=timezone.now() - WITHIN).count() >= MOST:
        raise TooManyReactionsError

    MessageReaction.objects.create(
        space_id=room.space_id, message=message, person=actor, kind=kind, reacted_at=timezone.now()
    )
    count_again(actor, room, message)
    audit.record(actor=actor, verb="rooms.react_to_message", obj=message, room=room.pk, kind=kind)
    return message


@operation
def take_back_reaction(*, actor: Actor, message: Message, kind: str) -> Message:
    """Take one's sign away again; one that is not there is none.

    Raises:
        AccessDeniedError: as for ``react_to_message``.
    """
    room, message = _locked(actor, message)
    gone, _rows = message.reactions.filter(person=actor, kind=kind).delete()
    if gone:
        count_again(actor, room, message)
        audit.record(actor=actor, verb="rooms.take_back_reaction", obj=message, room=room.pk, kind=kind)
    return message


def _locked(actor: Actor, message: Message) -> tuple[Room, Message]:
    room = lock(message.room_id)
    require(actor, "rooms.view_room", room)
    message = locked_message(room, message.pk)
    require(actor, "rooms.react_to_message", message)
    return room, message


def count_again(actor: Actor, room: Room, message: Message) -> None:
    """Store how many signs of each kind there are now, and tell open pages; under the lock of the room."""
    message.reaction_counts = dict(message.reactions.values_list("kind").annotate(count=Count("pk")))
    message.save(update_fields=["reaction_counts"])
    take_number(actor=actor, room=room, kind=RoomEventKind.REACTION, message=message)
    room.save(update_fields=["last_seq"])
    publish(MessageReacted(room.pk, room.space_id, actor.pk, message.pk))
