"""Rooms and what is said in them, made by the operations themselves."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from portal.choices import Audience
from portal.models import Space
from rooms.models import Message, Room, RoomEvent
from rooms.operations import RoomPlan, Schedule, open_room, post_message


def make_room(actor: Any, space: Space, **values: Any) -> Room:
    return open_room(
        actor=actor, space=space, **{"title": "Interviews", "audience": Audience.SPACE, **values}
    )


def schedule(starts_in: timedelta, *, hours: float = 1, zone: str = "Europe/Riga") -> Schedule:
    """A time that begins so long from now."""
    starts_at = timezone.now() + starts_in
    return Schedule(starts_at, starts_at + timedelta(hours=hours), zone)


def make_planned(actor: Any, space: Space, starts_in: timedelta = timedelta(days=2), **values: Any) -> Room:
    """A room with a time to come; ``plan`` values other than the time are given by name."""
    plan = RoomPlan(schedule=schedule(starts_in), **values.pop("plan", {}))
    return make_room(actor, space, plan=plan, **values)


def make_message(
    actor: Any, room: Room, body: str = "Hello", client_id: UUID | None = None, **values: Any
) -> Message:
    return post_message(actor=actor, room=room, body=body, client_id=client_id or uuid4(), **values)


def events_of(room: Room) -> list[tuple[int, str]]:
    return list(RoomEvent.objects.filter(room=room).order_by("seq").values_list("seq", "kind"))
