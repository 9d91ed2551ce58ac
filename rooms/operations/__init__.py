"""What people do in live rooms."""

from rooms.operations.messages import edit_message, post_message, remove_message, restore_message
from rooms.operations.refusals import MessageTooLongError, RoomClosedError
from rooms.operations.rooms import close_room, narrow_rooms, open_room
from rooms.operations.seen import keep_seen

__all__ = [
    "MessageTooLongError",
    "RoomClosedError",
    "close_room",
    "edit_message",
    "keep_seen",
    "narrow_rooms",
    "open_room",
    "post_message",
    "remove_message",
    "restore_message",
]
