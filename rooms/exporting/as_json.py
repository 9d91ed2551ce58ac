"""A room as JSON: ``docs/rooms-export.md`` gives the schema, ``VERSION`` rises when it changes."""

import json
from datetime import UTC, datetime
from typing import Any, Final

from rooms.exporting.heading import Heading
from rooms.models import Message
from rooms.record import Entry

FORMAT: Final = "guildhall-room"
VERSION: Final = 1


def begin(heading: Heading) -> str:
    room = heading.room
    head = {
        "format": FORMAT,
        "version": VERSION,
        "copied_at": _moment(heading.copied_at),
        "messages_go_at": _moment(heading.messages_go_at),
        "room": {
            "id": room.pk,
            "title": room.title,
            "purpose": room.purpose,
            "space": room.space.name,
            "address": heading.address,
            "host": heading.host or None,
            "state": room.state,
            "starts_at": _moment(room.starts_at),
            "opened_at": _moment(room.opened_at),
            "closed_at": _moment(room.closed_at),
            "emptied_at": _moment(room.emptied_at),
        },
        "outcome": room.outcome,
        "minutes": room.minutes,
    }
    return f'{_text(head)[:-1]}, "events": ['


def entries(lines: list[Entry], is_first: bool) -> str:  # noqa: FBT001
    text = ",\n".join(_text(_line(line)) for line in lines)
    return f"\n{text}" if is_first else f",\n{text}" if text else ""


def end(is_whole: bool) -> str:  # noqa: FBT001
    return f'\n], "is_whole": {_text(is_whole)}}}\n'


def _line(line: Entry) -> dict[str, Any]:
    begun = {"seq": line.seq, "at": _moment(line.at)}
    if line.message is None:
        return {**begun, "type": "event", "kind": line.kind, "words": line.words}
    return {**begun, "type": "message", **_message(line.message), **_beside(line)}


def _message(message: Message) -> dict[str, Any]:
    """As it is now: of what was removed there is only that it was there."""
    return {
        "id": message.pk,
        "author": _author(message),
        "body": message.body,
        "reply_to": message.reply_to_id,
        "edited_at": _moment(message.edited_at),
        "removed_at": _moment(message.removed_at),
    }


def _author(message: Message) -> dict[str, Any] | None:
    """None for who has left the portal; guests have a number of their own kind."""
    if message.author is not None:
        return {"id": message.author.pk, "name": message.author.name}
    if message.guest is not None:
        return {"id": None, "guest": message.guest.pk, "name": message.guest.shown_name}
    return None


def _beside(line: Entry) -> dict[str, str]:
    return {code: words for code, (_label, words) in line.beside.items()}


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _moment(when: datetime | None) -> str | None:
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z") if when else None
