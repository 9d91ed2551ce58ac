"""What people do in live rooms."""

from rooms.operations.agenda import (
    add_agenda_item,
    change_agenda_item,
    move_agenda_item,
    remove_agenda_item,
    set_agenda,
)
from rooms.operations.messages import edit_message, post_message, remove_message, restore_message
from rooms.operations.refusals import MessageTooLongError, RoomClosedError
from rooms.operations.rooms import close_room, narrow_rooms, open_room

__all__ = [
    "MessageTooLongError",
    "RoomClosedError",
    "add_agenda_item",
    "change_agenda_item",
    "close_room",
    "edit_message",
    "move_agenda_item",
    "narrow_rooms",
    "open_room",
    "post_message",
    "remove_agenda_item",
    "remove_message",
    "restore_message",
    "set_agenda",
]
