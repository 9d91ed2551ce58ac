"""What people do in live rooms."""

from rooms.operations.closing import close_room, correct_outcome
from rooms.operations.coming_in import come_in
from rooms.operations.guests import come_in_as_guest, forget_guests, invite_guest, revoke_guest
from rooms.operations.keeping import empty_slice, set_keeping
from rooms.operations.keeping_order import let_back_in, mute_in_room, remove_from_room, unmute_in_room
from rooms.operations.messages import edit_message, post_message, remove_message, restore_message
from rooms.operations.refusals import MessageTooLongError, RoomClosedError
from rooms.operations.rooms import narrow_rooms, open_room

__all__ = [
    "MessageTooLongError",
    "RoomClosedError",
    "close_room",
    "come_in",
    "come_in_as_guest",
    "correct_outcome",
    "edit_message",
    "edit_message",
    "empty_slice",
    "forget_guests",
    "invite_guest",
    "let_back_in",
    "mute_in_room",
    "narrow_rooms",
    "open_room",
    "post_message",
    "remove_from_room",
    "remove_message",
    "restore_message",
    "revoke_guest",
    "set_keeping",
    "unmute_in_room",
]
