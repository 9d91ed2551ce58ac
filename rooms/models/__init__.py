from rooms.models.beside import MessageFile, MessageReaction
from rooms.models.message import WORDS, Message, RoomEvent
from rooms.models.person import RoomPerson
from rooms.models.room import Room

__all__ = ["WORDS", "Message", "MessageFile", "MessageReaction", "Room", "RoomEvent", "RoomPerson"]
