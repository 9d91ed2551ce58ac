"""Reads of who is in a room: its people, its guests, and what was done about them."""

from collections.abc import Collection

from django.db.models import QuerySet

from community.models import User
from rooms.models import Message, Room, RoomGuest, RoomMeasure, RoomPerson


def people_in(room: Room) -> QuerySet[RoomPerson]:
    """Who came in, was invited, muted or removed; for who runs the room."""
    return RoomPerson.objects.filter(room=room).select_related("person__profile__organisation")


def person_in(room: Room, pk: int) -> User | None:
    """Somebody of whom the room keeps something, or who said something in it."""
    rows = RoomPerson.objects.filter(room=room, person_id=pk)
    said = Message.objects.filter(room=room, author_id=pk)
    if not rows.exists() and not said.exists():
        return None
    return User.objects.filter(pk=pk).select_related("profile").first()


def guests_in(room: Room) -> list[RoomGuest]:
    """Those who were invited by a link, latest first."""
    return list(RoomGuest.objects.filter(room=room, forgotten_at=None).order_by("-made_at", "-pk"))


def guest_in(room: Room, pk: int) -> RoomGuest | None:
    rows = RoomGuest.objects.filter(room=room, pk=pk, forgotten_at=None)
    found: RoomGuest | None = rows.first()
    return found


def measures_in(room: Room, person_ids: Collection[int]) -> list[RoomMeasure]:
    """What holds for these people at this moment, with why."""
    rows = RoomMeasure.objects.filter(room=room, person_id__in=person_ids, ended_at=None)
    return list(rows.select_related("by").order_by("pk"))
