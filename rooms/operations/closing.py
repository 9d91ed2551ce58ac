"""Closing a room with what came of it, and putting that right afterwards."""

from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from portal import audit
from portal.events import publish
from portal.markdown import render
from portal.operations import Actor, OperationRefusedError, operation, require
from rooms.choices import Result, RoomEventKind, RoomState
from rooms.events import OutcomeChanged, RoomClosed
from rooms.minutes import MOST_BYTES
from rooms.models import Room
from rooms.operations.numbering import lock, take_number
from rooms.operations.refusals import RoomClosedError

MOST_OUTCOME_CHARACTERS: Final = 4000
_WRITTEN: Final = ("outcome", "outcome_html", "minutes", "minutes_html")


@operation
def close_room(
    *,
    actor: Actor,
    room: Room,
    outcome: str,
    without_outcome: bool = False,
    minutes: str = "",
    result: str = Result.KEPT,
) -> Room:
    """Close ``room`` and keep what came of it; saying that nothing did is an answer too.

    ``result`` is what is to be made of it; its own form comes next, and may come later.

    Raises:
        RoomClosedError: it is closed already.
        AccessDeniedError: ``actor`` neither hosts or opened it nor moderates here.
        OperationRefusedError: neither an outcome nor ``without_outcome`` was given, or a text is too long.
    """
    room = lock(room.pk)
    require(actor, "rooms.view_room", room)
    if not room.is_open:
        raise RoomClosedError
    require(actor, "rooms.close_room", room)
    may_be_empty = without_outcome or result == Result.NONE
    _write(room, _checked_outcome(outcome, may_be_empty=may_be_empty), _checked_minutes(minutes))

    room.state = RoomState.CLOSED
    room.closed_at = timezone.now()
    room.result = Result.NONE if without_outcome else Result(result)
    if room.outcome or room.minutes:
        take_number(actor=actor, room=room, kind=RoomEventKind.OUTCOME)
    take_number(actor=actor, room=room, kind=RoomEventKind.STATE, state=room.state)
    room.save(update_fields=["state", "closed_at", "result", *_WRITTEN, "last_seq"])
    audit.record(
        actor=actor,
        verb="rooms.close_room",
        obj=room,
        with_outcome=bool(room.outcome),
        with_minutes=bool(room.minutes),
        result=str(room.result),
    )
    publish(RoomClosed(room.pk, room.space_id, actor.pk))
    return room


@operation
def correct_outcome(*, actor: Actor, room: Room, outcome: str, minutes: str) -> Room:
    """Put outcome and minutes of a closed room right, or add what was not written when it closed.

    Raises:
        AccessDeniedError: ``actor`` does not run the room, or it is not closed.
        OperationRefusedError: there was an outcome and now there is none, or a text is too long.
    """
    room = lock(room.pk)
    require(actor, "rooms.view_room", room)
    require(actor, "rooms.correct_outcome", room)
    before = (room.outcome, room.minutes)
    _write(room, _checked_outcome(outcome, may_be_empty=not room.outcome), _checked_minutes(minutes))
    if (room.outcome, room.minutes) == before:
        return room

    take_number(actor=actor, room=room, kind=RoomEventKind.OUTCOME)
    room.save(update_fields=[*_WRITTEN, "last_seq"])
    audit.record(actor=actor, verb="rooms.correct_outcome", obj=room)
    publish(OutcomeChanged(room.pk, room.space_id, actor.pk))
    return room


def _write(room: Room, outcome: str, minutes: str) -> None:
    room.outcome, room.outcome_html = outcome, render(outcome)
    room.minutes, room.minutes_html = minutes, render(minutes)


def _plain(text: str) -> str:
    return text.replace("\x00", "").replace("\r\n", "\n").strip()


def _checked_outcome(outcome: str, *, may_be_empty: bool) -> str:
    text = _plain(outcome)
    if not text and not may_be_empty:
        raise OperationRefusedError(
            _("Say in a sentence or two what came of it, or choose that nothing did."), field="outcome"
        )
    if len(text) > MOST_OUTCOME_CHARACTERS:
        raise OperationRefusedError(
            _("The outcome has at most %(most)s characters.") % {"most": MOST_OUTCOME_CHARACTERS},
            field="outcome",
        )
    return text


def _checked_minutes(minutes: str) -> str:
    text = _plain(minutes)
    if (size := len(text.encode())) > MOST_BYTES:
        raise OperationRefusedError(
            _("The minutes are too long: %(size)s of at most %(most)s bytes.")
            % {"size": size, "most": MOST_BYTES},
            field="minutes",
        )
    return text
