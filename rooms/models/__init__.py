from rooms.models.message import Message, RoomEvent
from rooms.models.person import RoomPerson
from rooms.models.planning import CalendarFeed, InvitedSpace, RoomReminder
from rooms.models.room import Room

__all__ = ["CalendarFeed", "InvitedSpace", "Message", "Room", "RoomEvent", "RoomPerson", "RoomReminder"]
