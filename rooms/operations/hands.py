"""Who would like to speak: raised hands in their order, and the word that is given."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal import audit
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require
from rooms.choices import RoomEventKind
from rooms.events import MeetingMoved
from rooms.models import Room, RoomPerson
from rooms.operations.numbering import lock, take_number
from rooms.operations.people_rows import row_of
from rooms.operations.refusals import RoomClosedError


@operation
def raise_hand(*, actor: Actor, room: Room) -> RoomPerson:
    """Ask for the word; a hand that is up keeps its place.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` may not speak here.
        OperationRefusedError: the room has not opened yet.
    """
    room = _lock_open(actor, room)
    require(actor, "rooms.raise_hand", room)
    row = row_of(room, actor)
    if row.hand_at is None:
        row.hand_at, row.word_at = timezone.now(), None
        row.save(update_fields=["hand_at", "word_at"])
        _tell(actor, room, "rooms.raise_hand")
    return row


@operation
def lower_hand(*, actor: Actor, room: Room) -> None:
    """Take one's own hand down, and give the word back; who has neither changes nothing.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` may not see the room.
    """
    room = _lock_open(actor, room)
    if _lower(room, person=actor.pk):
        _tell(actor, room, "rooms.lower_hand")


@operation
def give_word(*, actor: Actor, room: Room, person: Any) -> None:
    """``person`` speaks now; their hand goes down, and who spoke before has finished.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` does not run the room.
        OperationRefusedError: this hand is not up any more.
    """
    room = _lock_open(actor, room)
    require(actor, "rooms.run_room", room)
    row = RoomPerson.objects.filter(room=room, person=person, hand_at__isnull=False).first()
    if row is None:
        raise OperationRefusedError(_("This hand is not up any more."))
    RoomPerson.objects.filter(room=room, word_at__isnull=False).update(word_at=None)
    row.hand_at, row.word_at = None, timezone.now()
    row.save(update_fields=["hand_at", "word_at"])
    _tell(actor, room, "rooms.give_word")


@operation
def lower_hands(*, actor: Actor, room: Room) -> None:
    """Take all hands down, and the word back.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` does not run the room.
    """
    room = _lock_open(actor, room)
    require(actor, "rooms.run_room", room)
    if _lower(room):
        _tell(actor, room, "rooms.lower_hands")


def _lock_open(actor: Actor, room: Room) -> Room:
    room = lock(room.pk)
    require(actor, "rooms.view_room", room)
    if room.is_closed:
        raise RoomClosedError
    if not room.is_open:
        raise OperationRefusedError(_("The room has not opened yet."))
    return room


def _lower(room: Room, **whose: Any) -> int:
    rows = RoomPerson.objects.filter(room=room, **whose).exclude(hand_at=None, word_at=None)
    return rows.update(hand_at=None, word_at=None)


def _tell(actor: Actor, room: Room, verb: str) -> None:
    take_number(actor=actor, room=room, kind=RoomEventKind.HAND)
    room.save(update_fields=["last_seq"])
    audit.record(actor=actor, verb=verb, obj=room)
    publish(MeetingMoved(room.pk, room.space_id, actor.pk))
