"""Who may do what in live rooms: one fact a predicate, one sentence a permission."""

from typing import Any

import rules

from community.access import knows_space
from community.models import Case
from portal.access import (
    contributes,
    in_audience,
    is_administrator,
    is_author,
    is_in_circle,
    is_member,
    is_moderator,
    is_muted,
    shows_section,
    space_is_open,
)
from portal.choices import Audience, SectionKind
from portal.lineage import content_type
from rooms.models import Message, Room
from rooms.selectors import readable_from


@rules.predicate
def its_space_is_known(actor: Any, room: Room) -> bool:
    """The scope says so too, but sockets enter one of the room's space alone."""
    return knows_space.test(actor, room.space)


@rules.predicate
def room_is_open(actor: Any, room: Room) -> bool:
    return room.is_open


@rules.predicate
def room_is_closed(actor: Any, room: Room) -> bool:
    return room.is_closed


@rules.predicate
def is_for_parties(actor: Any, room: Room) -> bool:
    """A room for the people of its circle, who need not be members of the space."""
    return room.audience == Audience.PARTIES


@rules.predicate
def is_host(actor: Any, room: Room) -> bool:
    return room.host_id is not None and room.host_id == actor.pk


@rules.predicate
def message_stands(actor: Any, message: Message) -> bool:
    return not message.is_removed


room_is_shown = its_space_is_known & in_audience
speaks_here = room_is_shown & ((is_for_parties & ~is_muted) | contributes) & space_is_open


@rules.predicate
def its_room_is_shown(actor: Any, message: Message) -> bool:
    return room_is_shown.test(actor, message.room)


@rules.predicate
def is_readable_to(actor: Any, message: Message) -> bool:
    """Said since they came in, where newcomers do not see what was said before."""
    return message.seq > readable_from(actor, message.room)


@rules.predicate
def was_reported(actor: Any, message: Message) -> bool:
    cases = Case.objects.filter(space_id=message.space_id, object_id=message.pk)
    return bool(cases.filter(object_type=content_type(message)).exists())


@rules.predicate
def speaks_in_its_room(actor: Any, message: Message) -> bool:
    return speaks_here.test(actor, message.room)


@rules.predicate
def its_room_is_open(actor: Any, message: Message) -> bool:
    return message.room.is_open


rules.add_perm("rooms.view_room", room_is_shown)
rules.add_perm(
    "rooms.open_room", contributes & space_is_open & shows_section(SectionKind.COMMUNICATION.value)
)
# What a host does: agenda, hands, votes, who may speak. The author is the host until somebody else is.
rules.add_perm(
    "rooms.run_room",
    room_is_shown & (((is_host | is_author) & ~is_muted) | is_moderator) & space_is_open,
)
rules.add_perm("rooms.narrow_rooms", is_administrator)
rules.add_perm("rooms.open_circle_room", is_in_circle & ~is_muted & space_is_open)
rules.add_perm("rooms.post_message", speaks_here & room_is_open)
rules.add_perm(
    "rooms.close_room",
    room_is_shown & room_is_open & (((is_host | is_author) & ~is_muted) | is_moderator) & space_is_open,
)
rules.add_perm(
    "rooms.correct_outcome",
    room_is_shown & room_is_closed & (((is_host | is_author) & ~is_muted) | is_moderator) & space_is_open,
)
rules.add_perm(
    "rooms.set_keeping",
    room_is_shown & ~room_is_closed & (((is_host | is_author) & ~is_muted) | is_moderator) & space_is_open,
)
rules.add_perm("rooms.empty_room", rules.always_false)  # for the platform alone
# A copy is for the people of the place; whoever only reads along reads the transcript.
rules.add_perm("rooms.export_room", room_is_shown & (is_member | is_for_parties))
rules.add_perm("rooms.carry_room", room_is_shown & (is_author | is_moderator | contributes))
# What was reported is read by who decides about it, also where they came in later than it was said.
reads_message = its_room_is_shown & (is_readable_to | (is_moderator & was_reported))
rules.add_perm("rooms.view_message", reads_message)
rules.add_perm("rooms.edit_message", speaks_in_its_room & its_room_is_open & message_stands & is_author)
# What somebody said they may take back in a closed room too.
rules.add_perm(
    "rooms.remove_message",
    reads_message & message_stands & ((is_author & speaks_in_its_room) | is_moderator) & space_is_open,
)
rules.add_perm("rooms.restore_message", rules.always_false)  # for the platform alone
