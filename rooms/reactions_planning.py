"""What follows when rooms are planned, changed, called off, and when people are asked into them."""

from typing import Final

from portal.choices import SectionKind
from portal.events import within
from portal.operations import SYSTEM
from portal.realtime import hint
from portal.realtime.sections import section_key
from rooms.events import DoorsOpened, PeopleInvited, RoomBegun, RoomCalledOff, RoomChanged, RoomEventBase
from rooms.models import Room
from rooms.operations.reminding import tell_of_change, tell_of_invitation
from rooms.people import concerned
from rooms.tasks_planning import tell_many_invited, tell_many_of_change
from search import outbox

# More people than these are told in a task, so that nobody waits for it.
TOLD_AT_ONCE: Final = 20


@within(RoomChanged, RoomCalledOff, DoorsOpened, RoomBegun)
def tell_readers(event: RoomEventBase) -> None:
    hint(f"room:{event.room_id}")
    hint(section_key(SectionKind.COMMUNICATION, event.space_id))


@within(RoomChanged, RoomCalledOff)
def index_room(event: RoomEventBase) -> None:
    outbox.changed(Room(pk=event.room_id))


@within(PeopleInvited)
def tell_who_is_invited(event: PeopleInvited) -> None:
    if len(event.person_ids) > TOLD_AT_ONCE:
        tell_many_invited.enqueue(event.room_id, list(event.person_ids), event.actor_id)
    else:
        tell_of_invitation(
            actor=SYSTEM, room=_room(event.room_id), people=event.person_ids, by=event.actor_id
        )


@within(RoomChanged)
def tell_who_comes_of_another_time(event: RoomChanged) -> None:
    if event.is_moved:
        _tell_of_change(event)


@within(RoomCalledOff)
def tell_who_would_have_come(event: RoomCalledOff) -> None:
    _tell_of_change(event)


def _tell_of_change(event: RoomEventBase) -> None:
    room = _room(event.room_id)
    if len(concerned(room)) > TOLD_AT_ONCE:
        tell_many_of_change.enqueue(event.room_id, event.actor_id)
    else:
        tell_of_change(actor=SYSTEM, room=room, by=event.actor_id)


def _room(pk: int) -> Room:
    found: Room = Room.objects.select_related("space", "host").get(pk=pk)
    return found
