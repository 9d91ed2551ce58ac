"""The frames of a room, as the outward interface gives them; lasting ones carry ``seq``."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from portal.realtime.people import Caller
from portal.realtime.socket import encode
from rooms.beside import Quote, file_facts, files_of, quotes_for_all, quotes_since
from rooms.choices import RoomEventKind
from rooms.models import Message, Room
from rooms.models.guest import named
from rooms.selectors import Happened, Outcome, Said

MOST_NAMES: Final = 50
_ABOUT_MESSAGES: Final = {
    RoomEventKind.MESSAGE, RoomEventKind.CHANGED, RoomEventKind.REMOVED, RoomEventKind.REACTION,
}  # fmt: skip


def moment(when: datetime | None) -> str | None:
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z") if when else None


class Beside(NamedTuple):
    """What frames carry beside the words, by the ids of messages: what is answered, and files."""

    quotes: Mapping[int, Quote]
    files: Mapping[int, Sequence[dict[str, Any]]]


NOTHING: Final = Beside({}, {})


def beside(said: Iterable[Said]) -> Beside:
    """What goes beside these messages to all readers alike: two queries, or none where there is nothing."""
    standing = [each for each in said if each.removed_at is None]
    answered = {each.reply_to for each in standing if each.reply_to is not None}
    with_files = {each.id for each in standing if each.file_count}
    if not (answered or with_files):
        return NOTHING
    return Beside(quotes_for_all(answered), files_of(with_files))


def beside_for(messages: Iterable[Message], since: int) -> Beside:
    """The same for one reader, who reads what is numbered higher than ``since``."""
    answered = {each.reply_to_id for each in messages if each.reply_to_id is not None}
    return Beside(quotes_since(answered, since), files_of({each.pk for each in messages if each.file_count}))


def message_frame(message: Message, along: Beside = NOTHING) -> dict[str, Any]:
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
            reaction_counts=message.reaction_counts,
            file_count=message.file_count,
            author_id=message.author_id,
            author_name=message.author.name if message.author is not None else "",
            guest_id=message.guest_id,
            guest_name=message.guest.name if message.guest is not None else "",
        ),
        along,
    )


def said_frame(said: Said, along: Beside = NOTHING) -> dict[str, Any]:
    return {
        "type": "message",
        "seq": said.seq,
        "id": said.id,
        "client_id": str(said.client_id),
        "author": author_of(said),
        "body": said.body,
        "html": said.html,
        "at": moment(said.at),
        "reply_to": said.reply_to,
        "edited_at": moment(said.edited_at),
        **_extras(said, along),
    }


def author_of(said: Said) -> dict[str, Any] | None:
    """Nobody for who has left the portal; guests have an id of their own kind."""
    if said.author_id is not None:
        return {"id": said.author_id, "name": said.author_name}
    if said.guest_id is not None:
        return {"id": None, "guest": said.guest_id, "name": named(said.guest_name)}
    return None


def _extras(said: Said, along: Beside) -> dict[str, Any]:
    """Only what there is: most messages answer nothing and carry nothing."""
    extras: dict[str, Any] = {}
    quote = along.quotes.get(said.reply_to or 0)
    if quote is not None:
        author = {"id": quote.author_id, "name": quote.author_name} if quote.author_id else None
        extras["reply"] = {"id": quote.id, "seq": quote.seq, "author": author, "excerpt": quote.excerpt}
    if files := along.files.get(said.id):
        extras["files"] = [file_facts(file) for file in files]
    if said.reaction_counts:
        extras["reactions"] = said.reaction_counts
    return extras


def lasting_frame(event: Happened, outcome: Outcome, along: Beside = NOTHING) -> dict[str, Any]:
    """The frame of an event, made from its message as it is now."""
    if event.said is not None:
        return _frame_of_message(event, event.said, along)
    if event.kind in _ABOUT_MESSAGES and not event.details:  # its message has gone with the time it was kept
        return {"type": "void", "seq": event.seq}
    frame = {"type": "event", "seq": event.seq, "kind": event.kind, "id": event.id, "at": moment(event.at)}
    if event.kind == RoomEventKind.OUTCOME:
        return {**frame, "body": outcome.body, "html": outcome.html}
    return {**frame, **event.details}


def _frame_of_message(event: Happened, said: Said, along: Beside) -> dict[str, Any]:
    """What was said and removed since is void, and so is the removal of what came back."""
    is_gone = said.removed_at is not None
    if is_gone != (event.kind == RoomEventKind.REMOVED):
        return {"type": "void", "seq": event.seq}
    if is_gone:
        return {"type": "removed", "seq": event.seq, "id": said.id}
    if event.kind == RoomEventKind.MESSAGE:
        return said_frame(said, along)
    if event.kind == RoomEventKind.REACTION:
        happened = {"type": "event", "seq": event.seq, "kind": event.kind, "id": event.id}
        return {**happened, "at": moment(event.at), "message": said.id, "counts": said.reaction_counts}
    return {
        "type": "changed",
        "seq": event.seq,
        "id": said.id,
        "body": said.body,
        "html": said.html,
        "edited_at": moment(said.edited_at),
        **_extras(said, along),
    }


class Sent(NamedTuple):
    """A lasting event encoded once for all readers.

    ``about``: the number from which on one has to read to have it. ``concerns``: the one person who learns
    of it besides those who run the room, all others get ``instead``; None: everybody gets ``text``.
    ``answers``: the number of what it quotes; who does not read that gets it ``unquoted``.
    """

    seq: int
    text: str
    about: int
    concerns: int | None = None
    instead: str = ""
    answers: int = 0
    unquoted: str = ""

    def text_for(self, person: int, above: int, *, runs: bool) -> str:
        """What ``person`` gets, who reads what is numbered higher than ``above``."""
        if self.about <= above:
            return void(self.seq)
        if self.answers and self.answers <= above:
            return self.unquoted
        if self.concerns is None or runs or self.concerns == person:
            return self.text
        return self.instead


def encoded(event: Happened, outcome: Outcome, along: Beside = NOTHING) -> Sent:
    text = encode(lasting_frame(event, outcome, along))
    if event.kind != RoomEventKind.PERSON:
        return _with_its_quote(event, outcome, along, text)
    guest, person = event.details.get("guest"), event.details.get("person", 0)
    bare = lasting_frame(event._replace(details={}), outcome)
    return Sent(event.seq, text, event.seq, -guest if guest else person, encode(bare))


def _with_its_quote(event: Happened, outcome: Outcome, along: Beside, text: str) -> Sent:
    """What is quoted may have been said before a guest, who reads the answer, came in."""
    if event.said is None:
        return Sent(event.seq, text, event.seq)
    quote = along.quotes.get(event.said.reply_to or 0)
    if quote is None:
        return Sent(event.seq, text, event.said.seq)
    bare = encode(lasting_frame(event, outcome, along._replace(quotes={})))
    return Sent(event.seq, text, event.said.seq, answers=quote.seq, unquoted=bare)


def void(seq: int) -> str:
    return encode({"type": "void", "seq": seq})


def hello(room: Room, user: Any, role: str | None, present: dict[str, Any]) -> str:
    guest = getattr(user, "guest", None)
    you = {"id": user.pk, "name": user.name, "role": role}
    return encode(
        {
            "type": "hello",
            "room": {"id": room.pk, "title": room.title, "state": room.state},
            "you": you | ({"guest": guest.pk} if guest is not None else {}),
            "seq": room.last_seq,
            "present": present,
        }
    )


def caller_frame(caller: Caller) -> dict[str, Any]:
    """Who writes at this moment; a guest's number is negative among sockets."""
    if caller.user_id < 0:
        return {"id": None, "guest": -caller.user_id, "name": caller.user.name}
    return {"id": caller.user_id, "name": caller.user.name}


def present(people: Mapping[int, str], *, only: int | None = None) -> dict[str, Any]:
    """How many people are here, and the names of the first fifty by the alphabet.

    ``only``: the one person who is named, to whom the others are but a number.
    """
    shown = people if only is None else {pk: name for pk, name in people.items() if pk == only}
    names = sorted(shown.values(), key=str.casefold)
    return {"count": len(people), "names": names[:MOST_NAMES]}
