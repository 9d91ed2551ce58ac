"""What follows from polls and notes: open pages look again, search learns, polls end with their room."""

from portal.events import within
from portal.operations import SYSTEM
from portal.realtime import hint
from rooms.events import NoteMoved, PollMoved, RoomCalledOff, RoomClosed, RoomEventBase
from rooms.models import Room, RoomPoll
from rooms.operations.polls import settle_poll
from search import outbox


@within(PollMoved, NoteMoved)
def tell_readers(event: PollMoved | NoteMoved) -> None:
    hint(f"room:{event.room_id}")


@within(NoteMoved)
def index_notes(event: NoteMoved) -> None:
    outbox.changed(Room(pk=event.room_id))


@within(RoomClosed, RoomCalledOff)
def end_polls(event: RoomEventBase) -> None:
    """What was asked and not ended ends with the room; who makes the minutes before sees no numbers of it."""
    for poll in RoomPoll.objects.filter(room_id=event.room_id, ended_at=None).order_by("pk"):
        settle_poll(actor=SYSTEM, poll=poll)
