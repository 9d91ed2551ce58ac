"""What a room keeps of its reader: one row a person, read once for each room that is loaded."""

from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db.models import F, FilteredRelation, Q, QuerySet

from portal.operations import SYSTEM
from rooms.choices import History
from rooms.guests import GuestActor
from rooms.models import Room, RoomGuest, RoomPerson


class Place(NamedTuple):
    """``joined_seq``: the room's last number when they first came in; None before that."""

    joined_seq: int | None = None
    seen_seq: int = 0
    hand_at: datetime | None = None
    muted_at: datetime | None = None
    removed_at: datetime | None = None


NOWHERE: Final = Place()
_KNOWN: Final = "_known_places"
_PREFIX: Final = "mine_"
_ALIAS: Final = "P1"  # shaped as Django's own, by which the tests' reader of SQL knows it


def place_in(actor: Any, room: Room) -> Place:
    """The place of ``actor`` in ``room``, as of when this very ``room`` was loaded.

    Who decides on it loads the room anew under its lock, so what was known before is not trusted there.
    """
    guest = actor.guest if isinstance(actor, GuestActor) else None
    if (guest is not None and guest.room_id != room.pk) or (guest is None and actor.pk is None):
        return NOWHERE
    key = -guest.pk if guest is not None else actor.pk
    known = room.__dict__.setdefault(_KNOWN, {})
    if key not in known:
        known[key] = _read_guest(guest.pk) if guest is not None else _read(key, room.pk)
    place: Place = known[key]
    return place


def readable_from(actor: Any, room: Room) -> int:
    """``actor``, who sees ``room``, reads of it what has a number above this one; 0: all of it.

    With a hidden history that is what was said after they had come in, for moderators as for everybody, and
    for guests in any room; who opened the room and its host read all. ``Message.objects.readable_by`` says
    the same of many rooms.
    """
    is_guest = isinstance(actor, GuestActor)
    if actor is SYSTEM or (room.history == History.ALL and not is_guest):
        return 0
    if actor.pk is not None and actor.pk in {room.author_id, room.host_id}:
        return 0
    joined_seq = place_in(actor, room).joined_seq
    return room.last_seq if joined_seq is None else joined_seq


def with_place(rooms: QuerySet[Room], actor: Any) -> QuerySet[Room]:
    """Rooms that bring the place of ``actor`` with them; ``take_place`` reads it off."""
    if actor.pk is None:
        return rooms
    mine = FilteredRelation("people", condition=Q(people__person_id=actor.pk))
    columns = {f"{_PREFIX}{name}": F(f"{_ALIAS}__{name}") for name in Place._fields}
    return rooms.annotate(**{_ALIAS: mine}).annotate(**columns)


def take_place(actor: Any, room: Room) -> Room:
    """``room`` as ``with_place`` gave it, with the place where ``place_in`` finds it."""
    if actor.pk is not None:
        told = {name: getattr(room, f"{_PREFIX}{name}") for name in Place._fields}
        place = Place(**{**told, "seen_seq": told["seen_seq"] or 0})
        room.__dict__.setdefault(_KNOWN, {})[actor.pk] = place
    return room


def forget_places(room: Room) -> None:
    """Read again what ``room`` keeps of people, after it was changed."""
    room.__dict__.pop(_KNOWN, None)


def _read_guest(guest_id: int) -> Place:
    """The guest's place as it is now; nowhere where their link is no longer good."""
    row = RoomGuest.objects.admitted().filter(pk=guest_id).values_list(*Place._fields).first()
    return Place(*row) if row is not None else NOWHERE


def _read(person_id: int, room_id: int) -> Place:
    rows = RoomPerson.objects.filter(room_id=room_id, person_id=person_id)
    row = rows.values_list(*Place._fields).first()
    return Place(*row) if row is not None else NOWHERE
