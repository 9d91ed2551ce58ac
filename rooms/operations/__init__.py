"""What people do in live rooms."""

from rooms.operations.agenda import (
    add_agenda_item,
    change_agenda_item,
    move_agenda_item,
    remove_agenda_item,
    set_agenda,
)
from rooms.operations.attaching import drop_upload, forget_uploads, upload_file
from rooms.operations.attending import say_attended, take_attendance_back
from rooms.operations.closing import close_room, correct_outcome
from rooms.operations.coming_in import come_in
from rooms.operations.guests import come_in_as_guest, forget_guests, invite_guest, revoke_guest
from rooms.operations.hands import give_word, lower_hand, lower_hands, raise_hand
from rooms.operations.inviting import answer_room, invite_people_to_room, invite_space_to_room
from rooms.operations.keeping import empty_slice, set_keeping
from rooms.operations.keeping_order import let_back_in, mute_in_room, remove_from_room, unmute_in_room
from rooms.operations.messages import edit_message, post_message, remove_message, restore_message
from rooms.operations.planning import call_off_room, change_room, open_doors
from rooms.operations.reacting import react_to_message, take_back_reaction
from rooms.operations.refusals import (
    ChangedMeanwhileError,
    MessageTooLongError,
    RoomClosedError,
    TooManyReactionsError,
)
from rooms.operations.rooms import narrow_rooms, open_room
from rooms.operations.running import begin_meeting, give_minutes, go_back, go_on, settle_meeting, start_item
from rooms.operations.schedule import RoomPlan, Schedule
from rooms.operations.seen import keep_seen

__all__ = [
    "ChangedMeanwhileError",
    "MessageTooLongError",
    "RoomClosedError",
    "RoomPlan",
    "Schedule",
    "TooManyReactionsError",
    "add_agenda_item",
    "answer_room",
    "begin_meeting",
    "call_off_room",
    "change_agenda_item",
    "change_room",
    "close_room",
    "come_in",
    "come_in_as_guest",
    "correct_outcome",
    "drop_upload",
    "edit_message",
    "empty_slice",
    "forget_guests",
    "forget_uploads",
    "give_minutes",
    "give_word",
    "go_back",
    "go_on",
    "invite_guest",
    "invite_people_to_room",
    "invite_space_to_room",
    "keep_seen",
    "let_back_in",
    "lower_hand",
    "lower_hands",
    "move_agenda_item",
    "mute_in_room",
    "narrow_rooms",
    "open_doors",
    "open_room",
    "post_message",
    "raise_hand",
    "react_to_message",
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
    "take_back_reaction",
    "unmute_in_room",
    "upload_file",
]
