"""What follows from what happens in rooms."""

from django.utils import timezone

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
    GuestCameIn,
    GuestChanged,
    KeepingChanged,
    MeetingMoved,
    MessageChanged,
    MessagePosted,
    MessageReacted,
    MessageRemoved,
    OutcomeChanged,
    RoomBegun,
    RoomCalledOff,
    RoomClosed,
    RoomEmptied,
    RoomEventBase,
    RoomOpened,
    RoomOrderKept,
)
from rooms.models import Message, Room, RoomGuest, RoomMeasure
from rooms.operations import narrow_rooms, open_room, settle_meeting
from search import outbox


@within(MeetingMoved, RoomBegun)
def tell_open_pages(event: RoomEventBase) -> None:
    hint(f"room:{event.room_id}")


@within(
    RoomOpened,
    RoomClosed,
    OutcomeChanged,
    KeepingChanged,
    MessagePosted,
    MessageChanged,
    MessageRemoved,
    MessageReacted,
)
def tell_readers(event: RoomEventBase) -> None:
    hint(f"room:{event.room_id}")


@within(RoomClosed, RoomCalledOff)
def end_what_ran(event: RoomEventBase) -> None:
    settle_meeting(actor=SYSTEM, room=Room(pk=event.room_id, space_id=event.space_id))


@within(RoomOpened, RoomBegun, RoomClosed)
def tell_lists_of_rooms(event: RoomEventBase) -> None:
    hint(section_key(SectionKind.COMMUNICATION, event.space_id))


@within(RoomOpened, RoomClosed, OutcomeChanged, RoomEmptied, MessagePosted, MessageChanged, MessageRemoved)
def index_room(event: RoomEventBase) -> None:
    outbox.changed(Room(pk=event.room_id))


@within(MessagePosted, MessageChanged)
def tell_who_is_mentioned(event: MessagePosted | MessageChanged) -> None:
    """Each person once a message, however often it is changed."""
    if not event.may_mention:
        return
    message = Message.objects.select_related("room__space", "author").get(pk=event.message_id)
    people = [person for person in mentioned_in(message.body) if person.pk not in message.told]
    if not people:
        return
    message.told = [*message.told, *(person.pk for person in people)]
    message.save(update_fields=["told"])
    for person in people:
        notify(
            recipient=person,
            kind=NoticeKind.MENTION,
            obj=message.room,
            actor=message.author,
            space=message.room.space,
        )


@within(RoomOrderKept)
def tell_who_it_is_about(event: RoomOrderKept) -> None:
    """Their open pages look again at once; guests have no notices, their page says it."""
    hint(f"room:{event.room_id}")
    number = event.person_id if event.person_id is not None else -(event.guest_id or 0)
    hint(standing_key(number))
    if event.person_id is None or event.measure_id is None:
        return
    measure = RoomMeasure.objects.select_related("room__space", "space", "by").get(pk=event.measure_id)
    person = User.objects.get(pk=event.person_id)
    notify(recipient=person, kind=NoticeKind.ROOM_ORDER, obj=measure, actor=measure.by, space=measure.space)


@within(GuestCameIn, GuestChanged)
def look_again_at_guests(event: GuestCameIn | GuestChanged) -> None:
    hint(f"room:{event.room_id}")
    hint(standing_key(-event.guest_id))


@within(RoomClosed, RoomCalledOff)
def end_visits(event: RoomEventBase) -> None:
    """A guest's link is for the talk, not for what remains of it."""
    now = timezone.now()
    RoomGuest.objects.filter(room_id=event.room_id, expires_at__gt=now).update(expires_at=now)


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
