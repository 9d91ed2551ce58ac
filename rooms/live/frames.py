"""The frames of a room, as the outward interface gives them; lasting ones carry ``seq``."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from portal.realtime.socket import encode
from rooms.choices import RoomEventKind
from rooms.models import Message, Room
from rooms.selectors import Happened, Outcome, Said

MOST_NAMES: Final = 50
_ABOUT_MESSAGES: Final = {
    RoomEventKind.MESSAGE, RoomEventKind.CHANGED, RoomEventKind.REMOVED, RoomEventKind.REACTION,
}  # fmt: skip


def moment(when: datetime | None) -> str | None:
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z") if when else None


def message_frame(message: Message) -> dict[str, Any]:
    """A message as the history over HTTP gives it."""
    return said_frame(
        Said(
            seq=message.seq,
            id=message.pk,
            client_id=message.client_id,
            body=message.body,
            html=message.html,
            at=message.at,
            edited_at=message.edited_at,
            removed_at=message.removed_at,
            reply_to=message.reply_to_id,
            author_id=message.author_id,
            author_name=message.author.name if message.author is not None else "",
        )
    )


def said_frame(said: Said) -> dict[str, Any]:
    return {
        "type": "message",
        "seq": said.seq,
        "id": said.id,
        "client_id": str(said.client_id),
        "author": {"id": said.author_id, "name": said.author_name} if said.author_id else None,
        "body": said.body,
        "html": said.html,
        "at": moment(said.at),
        "reply_to": said.reply_to,
        "edited_at": moment(said.edited_at),
    }


def lasting_frame(event: Happened, outcome: Outcome) -> dict[str, Any]:
    """The frame of an event, made from its message as it is now."""
    if event.said is not None:
        return _frame_of_message(event, event.said)
    if event.kind in _ABOUT_MESSAGES and not event.details:  # its message has gone with the time it was kept
        return {"type": "void", "seq": event.seq}
    frame = {"type": "event", "seq": event.seq, "kind": event.kind, "id": event.id, "at": moment(event.at)}
    if event.kind == RoomEventKind.OUTCOME:
        return {**frame, "body": outcome.body, "html": outcome.html}
    return {**frame, **event.details}


def _frame_of_message(event: Happened, said: Said) -> dict[str, Any]:
    """What was said and removed since is void, and so is the removal of what came back."""
    is_gone = said.removed_at is not None
    if is_gone != (event.kind == RoomEventKind.REMOVED):
        return {"type": "void", "seq": event.seq}
    if is_gone:
        return {"type": "removed", "seq": event.seq, "id": said.id}
    if event.kind == RoomEventKind.MESSAGE:
        return said_frame(said)
    return {
        "type": "changed",
        "seq": event.seq,
        "id": said.id,
        "body": said.body,
        "html": said.html,
        "edited_at": moment(said.edited_at),
    }


def encoded(event: Happened, outcome: Outcome) -> tuple[int, str]:
    """Number and text of an event: encoded once for all readers, who all get the same."""
    return event.seq, encode(lasting_frame(event, outcome))


def hello(room: Room, user: Any, role: str | None, present: dict[str, Any]) -> str:
    return encode(
        {
            "type": "hello",
            "room": {"id": room.pk, "title": room.title, "state": room.state},
            "you": {"id": user.pk, "name": user.name, "role": role},
            "seq": room.last_seq,
            "present": present,
        }
    )


def present(people: Mapping[int, str], *, only: int | None = None) -> dict[str, Any]:
    """How many people are here, and the names of the first fifty by the alphabet.

    ``only``: the one person who is named, to whom the others are but a number.
    """
    named = people if only is None else {pk: name for pk, name in people.items() if pk == only}
    names = sorted(named.values(), key=str.casefold)
    return {"count": len(people), "names": names[:MOST_NAMES]}
