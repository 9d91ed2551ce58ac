"""Rooms of the large data set."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from config.demo.bulk import batches
from config.demo.large.stage import QUIET, Stage
from config.demo.words import Words
from portal.models import Space
from portal.text import rendered
from rooms.models import Message, Room, RoomEvent

MONTHS_OPEN = timedelta(days=300)


def load(stage: Stage) -> None:
    sizes = stage.sizes
    each = sizes.messages // max(1, sizes.rooms)
    rooms = Room.objects.bulk_create(
        [_room(stage, stage.spaces[n % len(stage.spaces)], n, each) for n in range(sizes.rooms)]
    )
    bodies = [rendered(stage.words.sentence()) for _ in range(300)]
    for room in rooms:
        for batch in batches(_messages(stage, room, each, bodies)):
            made = Message.objects.bulk_create(batch)
            RoomEvent.objects.bulk_create([_event(message) for message in made])


def _room(stage: Stage, space: Space, number: int, messages: int) -> Room:
    words = Words(seed=number)
    opened = stage.now - MONTHS_OPEN - (QUIET if stage.is_asleep(space) else timedelta(minutes=number + 1))
    return Room(
        space=space,
        audience=space.audiences[0],
        author=stage.somebody(space),
        title=words.title()[:140],
        purpose=words.sentence()[:280],
        last_seq=messages,
        message_count=messages,
        opened_at=opened,
        last_message_at=opened + MONTHS_OPEN,
    )


def _messages(stage: Stage, room: Room, each: int, bodies: list[dict[str, Any]]) -> Iterator[Message]:
    for seq in range(1, each + 1):
        yield Message(
            space_id=room.space_id,
            room=room,
            seq=seq,
            client_id=UUID(int=(room.pk << 64) + seq),
            author=stage.somebody(room.space),
            at=room.opened_at + MONTHS_OPEN / each * seq,
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
