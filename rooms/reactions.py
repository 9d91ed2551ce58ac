"""What follows from what happens in rooms."""

from community.choices import NoticeKind
from community.events import SpaceChanged
from community.mentions import mentioned_in
from community.models import User
from community.notices import notify
from portal.choices import Audience, SectionKind
from portal.circles import CircleChanged, CircleFormed
from portal.events import within
from portal.models import Circle, Space
from portal.operations import SYSTEM
from portal.realtime import hint, standing_key
from portal.realtime.sections import section_key
from rooms.events import (
    KeepingChanged,
    MessageChanged,
    MessagePosted,
    MessageRemoved,
    OutcomeChanged,
    RoomClosed,
    RoomEmptied,
    RoomEventBase,
    RoomOpened,
)
from rooms.models import Message, Room
from rooms.operations import narrow_rooms, open_room
from search import outbox


@within(
    RoomOpened, RoomClosed, OutcomeChanged, KeepingChanged, MessagePosted, MessageChanged, MessageRemoved
)
def tell_readers(event: RoomEventBase) -> None:
    hint(f"room:{event.room_id}")


@within(RoomOpened, RoomClosed)
def tell_lists_of_rooms(event: RoomEventBase) -> None:
    hint(section_key(SectionKind.COMMUNICATION, event.space_id))


@within(
    RoomOpened, RoomClosed, OutcomeChanged, RoomEmptied, MessagePosted, MessageChanged, MessageRemoved
)
def index_room(event: RoomEventBase) -> None:
    outbox.changed(Room(pk=event.room_id))


@within(MessagePosted)
def tell_who_is_mentioned(event: MessagePosted) -> None:
    if not event.may_mention:
        return
    message = Message.objects.select_related("room__space", "author").get(pk=event.message_id)
    for person in mentioned_in(message.body):
        notify(
            recipient=person,
            kind=NoticeKind.MENTION,
            obj=message.room,
            actor=message.author,
            space=message.room.space,
        )


@within(CircleFormed)
def open_room_of_circle(event: CircleFormed) -> None:
    open_room(
        actor=User.objects.get(pk=event.actor_id),
        space=Space.objects.get(pk=event.space_id),
        title=event.title,
        purpose=event.purpose,
        audience=Audience.PARTIES,
        circle=Circle.objects.get(pk=event.circle_id),
    )


@within(SpaceChanged)
def keep_rooms_inside(event: SpaceChanged) -> None:
    if event.visibility_changed:
        narrow_rooms(actor=SYSTEM, space=Space.objects.get(pk=event.space_id))


@within(CircleChanged)
def look_again_at_open_sockets(event: CircleChanged) -> None:
    hint(standing_key(event.user_id))
