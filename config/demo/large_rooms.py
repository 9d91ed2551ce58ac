"""Rooms of the large data set."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from community.models import User
from config.demo.bulk import Sizes, batches
from config.demo.words import Words
from portal.models import Space
from portal.text import rendered
from rooms.models import Message, Room, RoomEvent

Somebody = Callable[[Space], User]


def load_rooms(sizes: Sizes, spaces: list[Space], somebody: Somebody, words: Words, now: datetime) -> None:
    each = sizes.messages // max(1, sizes.rooms)
    rooms = Room.objects.bulk_create(
        [_room(space := spaces[n % len(spaces)], n, each, somebody(space), now) for n in range(sizes.rooms)]
    )
    bodies = [rendered(words.sentence()) for _ in range(300)]
    for room in rooms:
        for batch in batches(_messages(room, each, bodies, somebody)):
            made = Message.objects.bulk_create(batch)
            RoomEvent.objects.bulk_create([_event(message) for message in made])


def _room(space: Space, number: int, messages: int, author: User, now: datetime) -> Room:
    words = Words(seed=number)
    return Room(
        space=space,
        audience=space.audiences[0],
        author=author,
        title=words.title()[:140],
        purpose=words.sentence()[:280],
        last_seq=messages,
        message_count=messages,
        opened_at=now - timedelta(days=30),
        last_message_at=now - timedelta(minutes=number + 1),
    )


def _messages(room: Room, each: int, bodies: list[dict[str, Any]], somebody: Somebody) -> Iterator[Message]:
    for seq in range(1, each + 1):
        yield Message(
            space_id=room.space_id,
            room=room,
            seq=seq,
            client_id=UUID(int=(room.pk << 64) + seq),
            author=somebody(room.space),
            at=room.opened_at + timedelta(seconds=10 * seq),
            **bodies[seq % len(bodies)],
        )


def _event(message: Message) -> RoomEvent:
    return RoomEvent(
        space_id=message.space_id,
        room_id=message.room_id,
        seq=message.seq,
        kind="message",
        message=message,
        actor_id=message.author_id,
        at=message.at,
    )
