"""What somebody has said in rooms: handed out to them, and taken away when they leave."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.operations import SYSTEM
from portal.own_data import Holding, Row, in_slices, look, register
from rooms.models import Message, Room
from rooms.operations.messages import remove_message


def messages_of(person: Any) -> QuerySet[Any]:
    return Message.objects.filter(author=person, removed_at=None)


def rows(person: Any) -> Iterator[Row]:
    """One's own messages; the title of the room only where one may still see it."""
    for messages in in_slices(messages_of(person)):
        seen = look(person, messages, Room, "room_id")
        for message in messages:
            yield {
                "id": message.pk,
                "space": seen.space(message),
                "room": seen.title(message.room_id),
                "address": seen.address(message.room_id),
                "at": message.at,
                "edited_at": message.edited_at,
                "text": message.body,
            }


def remove(person: Any, most: int) -> int:
    """Take messages away as their author would; who has the room open sees it at once."""
    messages = list(messages_of(person).order_by("pk")[:most])
    for message in messages:
        remove_message(actor=SYSTEM, message=message)
    return len(messages)


register(
    Holding(
        code="messages",
        label=_("Messages in rooms"),
        rows=rows,
        count=lambda person: messages_of(person).count(),
        remove=remove,
    )
)
