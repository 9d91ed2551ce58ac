"""What stands beside the words of messages: what they answer, their files, their reactions.

The same reads serve frames, the history over HTTP and the page: one query each for many messages, and none
where there is nothing.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet

from community.selectors import people_for
from portal.files import carrier, holder, shown
from portal.keyset import Slice, newest
from portal.markdown import excerpt
from portal.models import StoredFile
from portal.operations import Actor, may
from rooms.choices import History
from rooms.models import Message, MessageFile, MessageReaction
from rooms.selectors import readable_from

QUOTED = 80


class Quote(NamedTuple):
    """The first words of a message that another one answers, as they are now."""

    id: int
    seq: int
    author_id: int | None
    author_name: str
    excerpt: str


def quote_of(message: Message) -> Quote:
    words = excerpt(message.html, QUOTED)
    return Quote(message.pk, message.seq, message.author_id, message.speaker_name, words)


def quotes_for_all(ids: Collection[int]) -> dict[int, Quote]:
    """What is quoted in frames, which all readers get alike; nothing from rooms with a hidden history."""
    rows = Message.objects.filter(pk__in=ids, removed_at=None, room__history=History.ALL) if ids else ()
    return _quotes(rows)


def quotes_since(ids: Collection[int], seq: int) -> dict[int, Quote]:
    """The same for one reader, who reads what is numbered higher than ``seq``."""
    return _quotes(Message.objects.filter(pk__in=ids, removed_at=None, seq__gt=seq) if ids else ())


def _quotes(rows: Any) -> dict[int, Quote]:
    found = rows.select_related("author", "guest") if isinstance(rows, QuerySet) else rows
    return {message.pk: quote_of(message) for message in found}


def files_of(ids: Collection[int]) -> dict[int, list[dict[str, Any]]]:
    """What messages show of their files, in order; ``ids`` are those of messages that have some."""
    found: dict[int, list[dict[str, Any]]] = {}
    if ids:
        rows = MessageFile.objects.filter(message__in=ids).select_related("file").order_by("order", "pk")
        for row in rows:
            found.setdefault(row.message_id or 0, []).append(shown(row.file))
    return found


def file_facts(file: dict[str, Any]) -> dict[str, Any]:
    """A file as frames tell of it: no words, since they go to readers of all languages."""
    return {
        "name": file["name"],
        "kind": file["kind"],
        "bytes": file["bytes"],
        "url": file["url"],
        "is_inline": file["is_inline"],
    }


def own_reactions(actor: Actor, messages: Iterable[Message]) -> dict[int, set[str]]:
    """The kinds with which ``actor`` reacted, by message; no query where nobody reacted at all."""
    counted = [message.pk for message in messages if message.reaction_counts]
    found: dict[int, set[str]] = {}
    if actor.pk is not None and counted:
        rows = MessageReaction.objects.filter(message__in=counted, person_id=actor.pk)
        for message_id, kind in rows.values_list("message_id", "kind"):
            found.setdefault(message_id, set()).add(kind)
    return found


def reactions_at(actor: Actor, message: Message, *, before: str) -> Slice:
    """Who reacted to ``message``, as far as ``actor`` may see these people, the latest first."""
    rows = MessageReaction.objects.filter(message=message, person__in=people_for(actor))
    return newest(rows.select_related("person__profile__organisation"), before=before)


def waiting_files(actor: Actor, room_id: int, ids: Sequence[int]) -> list[MessageFile]:
    """Those of ``ids`` that ``actor`` has brought into the room and not sent yet."""
    waiting = MessageFile.objects.filter(room=room_id, message=None, file__owner_id=actor.pk, pk__in=ids)
    return list(waiting.select_related("file").order_by("pk")) if ids and actor.pk else []


@holder
def message_carries(stored: StoredFile, actor: Actor) -> bool:
    """Let a file be as visible as its message; before it is sent, for its owner alone."""
    row = (
        MessageFile.objects.filter(file=stored).select_related("message__room__space", "room__space").first()
    )
    if row is None:
        return False
    if row.message is None:
        return stored.owner_id == actor.pk is not None and may(actor, "rooms.view_room", row.room)
    since = readable_from(actor, row.message.room)
    return may(actor, "rooms.view_files", row.message) and row.message.seq > since


@carrier
def rooms_that_carry(file_ids: Iterable[int]) -> dict[int, Any]:
    rows = MessageFile.objects.filter(file__in=list(file_ids)).exclude(message=None)
    return {row.file_id: row.room for row in rows.select_related("room__space")}
