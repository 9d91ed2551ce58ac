from rooms.models.agenda import AgendaItem
from rooms.models.guest import RoomGuest
from rooms.models.measure import RoomMeasure
from rooms.models.message import Message, RoomEvent
from rooms.models.note import NoteBlock, NoteVersion
from rooms.models.person import RoomPerson
from rooms.models.poll import RoomPoll, RoomPollOption, RoomPollVote
from rooms.models.room import Room

__all__ = [
    "AgendaItem",
    "Message",
    "NoteBlock",
    "NoteVersion",
    "Room",
    "RoomEvent",
    "RoomGuest",
    "RoomMeasure",
    "RoomPerson",
    "RoomPoll",
    "RoomPollOption",
    "RoomPollVote",
]
