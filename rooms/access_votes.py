"""Who may do what with a room's polls and notes: ``poll`` and ``block`` hang on a room."""

from typing import Any

import rules

from portal.access import is_author, is_moderator, space_is_open
from rooms.access import room_is_open, room_is_shown, speaks_here
from rooms.models import NoteBlock, RoomPoll
from rooms.selectors import readable_from


@rules.predicate
def its_room_is_shown(actor: Any, piece: RoomPoll | NoteBlock) -> bool:
    return room_is_shown.test(actor, piece.room)


@rules.predicate
def its_room_is_open(actor: Any, piece: RoomPoll | NoteBlock) -> bool:
    return piece.room.is_open


@rules.predicate
def speaks_in_its_room(actor: Any, piece: RoomPoll | NoteBlock) -> bool:
    return speaks_here.test(actor, piece.room)


@rules.predicate
def runs_its_room(actor: Any, piece: RoomPoll | NoteBlock) -> bool:
    return bool(rules.has_perm("rooms.run_room", actor, piece.room))


@rules.predicate
def piece_is_unhidden(actor: Any, piece: RoomPoll | NoteBlock) -> bool:
    return not piece.is_hidden


@rules.predicate
def block_stands(actor: Any, block: NoteBlock) -> bool:
    return not block.is_removed


@rules.predicate
def came_in_before_its_end(actor: Any, poll: RoomPoll) -> bool:
    """What was decided before somebody came in, a room with a hidden history does not tell them."""
    return poll.ended_seq is None or poll.ended_seq > readable_from(actor, poll.room)


@rules.predicate
def poll_is_open_ballot(actor: Any, poll: RoomPoll) -> bool:
    return not poll.is_secret


piece_is_shown = its_room_is_shown & (piece_is_unhidden | is_moderator)
writes_there = its_room_is_shown & piece_is_unhidden & its_room_is_open & speaks_in_its_room

rules.add_perm("rooms.ask_poll", speaks_here & room_is_open)
rules.add_perm("rooms.view_poll", piece_is_shown & came_in_before_its_end)
rules.add_perm("rooms.view_votes", piece_is_shown & came_in_before_its_end & poll_is_open_ballot)
rules.add_perm("rooms.vote", writes_there)
rules.add_perm("rooms.end_poll", its_room_is_shown & ((is_author & speaks_in_its_room) | runs_its_room))
rules.add_perm("rooms.remove_poll", writes_there & is_author)
rules.add_perm("rooms.hide_poll", its_room_is_shown & is_moderator & space_is_open)
rules.add_perm("rooms.settle_polls", rules.always_false)  # for the platform alone

rules.add_perm("rooms.write_notes", speaks_here & room_is_open)
rules.add_perm("rooms.view_note", piece_is_shown & (block_stands | is_moderator))
rules.add_perm("rooms.change_note", writes_there)
rules.add_perm("rooms.hide_note", rules.always_false)  # by a case; for the platform alone
