"""What people do in live rooms."""

from rooms.operations.inviting import answer_room, invite_people_to_room, invite_space_to_room
from rooms.operations.messages import edit_message, post_message, remove_message, restore_message
from rooms.operations.planning import begin_room, call_off_room, change_room, open_doors
from rooms.operations.refusals import MessageTooLongError, RoomClosedError
from rooms.operations.rooms import close_room, narrow_rooms, open_room
from rooms.operations.schedule import RoomPlan, Schedule

__all__ = [
    "MessageTooLongError",
    "RoomClosedError",
    "RoomPlan",
    "Schedule",
    "answer_room",
    "begin_room",
    "call_off_room",
    "change_room",
    "close_room",
    "edit_message",
    "invite_people_to_room",
    "invite_space_to_room",
    "narrow_rooms",
    "open_doors",
    "open_room",
    "post_message",
    "remove_message",
    "restore_message",
]
