"""What people do in live rooms."""

from rooms.operations.attaching import drop_upload, forget_uploads, upload_file
from rooms.operations.messages import edit_message, post_message, remove_message, restore_message
from rooms.operations.reacting import react_to_message, take_back_reaction
from rooms.operations.refusals import (
    ChangedMeanwhileError,
    MessageTooLongError,
    RoomClosedError,
    TooManyReactionsError,
)
from rooms.operations.rooms import close_room, narrow_rooms, open_room

__all__ = [
    "ChangedMeanwhileError",
    "MessageTooLongError",
    "RoomClosedError",
    "TooManyReactionsError",
    "close_room",
    "drop_upload",
    "edit_message",
    "forget_uploads",
    "narrow_rooms",
    "open_room",
    "post_message",
    "react_to_message",
    "remove_message",
    "restore_message",
    "take_back_reaction",
    "upload_file",
]
