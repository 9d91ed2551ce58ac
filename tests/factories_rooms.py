"""Rooms and what is said in them, made by the operations themselves."""

from typing import Any
from uuid import UUID, uuid4

from portal.choices import Audience
from portal.models import Space
from rooms.models import Message, Room, RoomEvent
from rooms.operations import open_room, post_message


def make_room(actor: Any, space: Space, **values: Any) -> Room:
    return open_room(
        actor=actor, space=space, **{"title": "Interviews", "audience": Audience.SPACE, **values}
    )


def make_message(
    actor: Any, room: Room, body: str = "Hello", client_id: UUID | None = None, **values: Any
) -> Message:
    return post_message(actor=actor, room=room, body=body, client_id=client_id or uuid4(), **values)


def events_of(room: Room) -> list[tuple[int, str]]:
    return list(RoomEvent.objects.filter(room=room).order_by("seq").values_list("seq", "kind"))
