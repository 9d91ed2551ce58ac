"""What somebody has said in rooms: handed out to them, and taken away when they leave."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from portal.models import StoredFile
from portal.operations import SYSTEM
from portal.own_data import Holding, Row, in_slices, look, register
from rooms.models import Message, MessageFile, MessageReaction, Room
from rooms.operations.attaching import drop_rows
from rooms.operations.messages import remove_message
from rooms.operations.numbering import lock, locked_message
from rooms.operations.reacting import count_again


def messages_of(person: Any) -> QuerySet[Any]:
    return Message.objects.filter(author=person, removed_at=None)


def rows(person: Any) -> Iterator[Row]:
    """One's own messages; the title of the room only where one may still see it."""
    for messages in in_slices(messages_of(person).defer("html", "folded", "told")):
        seen = look(person, messages, Room, "room_id")
        names = _names_of_files([message.pk for message in messages if message.file_count])
        for message in messages:
            yield {
                "id": message.pk,
                "space": seen.space(message),
                "room": seen.title(message.room_id),
                "address": seen.address(message.room_id),
                "at": message.at,
                "edited_at": message.edited_at,
                "text": message.body,
                "files": names.get(message.pk, []),
            }


def _names_of_files(message_ids: Collection[int]) -> dict[int, list[str]]:
    """The names that files have in an archive, by message; no query where there are none."""
    names: dict[int, list[str]] = {}
    rows = MessageFile.objects.filter(message__in=message_ids).select_related("file") if message_ids else ()
    for row in rows:
        names.setdefault(row.message_id or 0, []).append(f"{row.file.pk}-{row.file.original_name}")
    return names


def files(person: Any) -> Iterator[StoredFile]:
    """What somebody sent with messages that stand, and what waits to be sent."""
    mine = MessageFile.objects.filter(Q(message__in=messages_of(person)) | _waiting(person))
    for rows_ in in_slices(mine.select_related("file")):
        yield from (row.file for row in rows_)


def _waiting(person: Any) -> Q:
    return Q(message=None, file__owner=person)


def remove(person: Any, most: int) -> int:
    """Take messages away as their author would; who has the room open sees it at once."""
    messages = list(messages_of(person).order_by("room_id", "pk")[:most])
    for message in messages:
        remove_message(actor=SYSTEM, message=message)
    return len(messages) or _drop_the_rest(person, most)


def _drop_the_rest(person: Any, most: int) -> int:
    """Files that were not sent, or are kept for when a hidden message comes back."""
    hidden = Q(message__author=person, message__removed_at__isnull=False)
    rest = MessageFile.objects.filter(_waiting(person) | hidden).select_related("file")
    found = list(rest.order_by("pk")[:most])
    Message.objects.filter(pk__in=[row.message_id for row in found]).update(file_count=0)
    drop_rows(found)
    return len(found)


def reactions_of(person: Any) -> QuerySet[Any]:
    return MessageReaction.objects.filter(person=person)


def reaction_rows(person: Any) -> Iterator[Row]:
    for reactions in in_slices(reactions_of(person).select_related("message")):
        seen = look(person, [each.message for each in reactions], Room, "room_id")
        for each in reactions:
            yield {
                "space": seen.space(each),
                "room": seen.title(each.message.room_id),
                "address": seen.address(each.message.room_id),
                "reaction": each.kind,
                "reacted_at": each.reacted_at,
            }


def forget_reactions(person: Any, most: int) -> int:
    """Take them away in any case: a sign of nobody tells nothing. Messages count again."""
    found = list(
        reactions_of(person).select_related("message").order_by("message__room_id", "message_id", "pk")[:most]
    )
    for reaction in found:
        room = lock(reaction.message.room_id)
        reaction.delete()
        count_again(SYSTEM, room, locked_message(room, reaction.message_id))
    return len(found)


register(
    Holding(
        code="messages",
        label=_("Messages in rooms"),
        rows=rows,
        files=files,
        count=lambda person: messages_of(person).count(),
        remove=remove,
    )
)
register(
    Holding(
        code="room_reactions",
        label=_("Reactions in rooms"),
        rows=reaction_rows,
        forget=forget_reactions,
    )
)
