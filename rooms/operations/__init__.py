"""What people do in live rooms."""

from rooms.operations.agenda import (
    add_agenda_item,
    change_agenda_item,
    move_agenda_item,
    remove_agenda_item,
    set_agenda,
)
from rooms.operations.attending import say_attended, take_attendance_back
from rooms.operations.closing import close_room, correct_outcome
from rooms.operations.coming_in import come_in
from rooms.operations.guests import come_in_as_guest, forget_guests, invite_guest, revoke_guest
from rooms.operations.hands import give_word, lower_hand, lower_hands, raise_hand
from rooms.operations.keeping import empty_slice, set_keeping
from rooms.operations.keeping_order import let_back_in, mute_in_room, remove_from_room, unmute_in_room
from rooms.operations.messages import edit_message, post_message, remove_message, restore_message
from rooms.operations.refusals import MessageTooLongError, RoomClosedError
from rooms.operations.rooms import narrow_rooms, open_room
from rooms.operations.running import begin_meeting, give_minutes, go_back, go_on, settle_meeting, start_item

__all__ = [
    "MessageTooLongError",
    "RoomClosedError",
    "add_agenda_item",
    "begin_meeting",
    "change_agenda_item",
    "close_room",
    "come_in",
    "come_in_as_guest",
    "correct_outcome",
    "edit_message",
    "empty_slice",
    "forget_guests",
    "give_minutes",
    "give_word",
    "go_back",
    "go_on",
    "invite_guest",
    "let_back_in",
    "lower_hand",
    "lower_hands",
    "move_agenda_item",
    "mute_in_room",
    "narrow_rooms",
    "open_room",
    "post_message",
    "raise_hand",
    "remove_agenda_item",
    "remove_from_room",
    "remove_message",
    "restore_message",
    "revoke_guest",
    "say_attended",
    "set_agenda",
    "set_keeping",
    "settle_meeting",
    "start_item",
    "take_attendance_back",
    "unmute_in_room",
]
