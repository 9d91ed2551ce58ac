from rooms.models.room import Message, Room, RoomEvent

__all__ = ["Message", "Room", "RoomEvent"]
