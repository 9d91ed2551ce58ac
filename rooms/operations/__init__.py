"""What people do in live rooms."""

from rooms.operations.closing import close_room, correct_outcome
from rooms.operations.keeping import empty_slice, set_keeping
from rooms.operations.messages import edit_message, post_message, remove_message, restore_message
from rooms.operations.refusals import MessageTooLongError, RoomClosedError
from rooms.operations.rooms import narrow_rooms, open_room

__all__ = [
    "MessageTooLongError",
    "RoomClosedError",
    "close_room",
    "correct_outcome",
    "edit_message",
    "empty_slice",
    "narrow_rooms",
    "open_room",
    "post_message",
    "remove_message",
    "restore_message",
    "set_keeping",
]
