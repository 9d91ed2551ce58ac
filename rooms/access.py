"""Who may do what in live rooms: one fact a predicate, one sentence a permission."""

from typing import Any

import rules

from community.access import knows_space
from community.access.people import is_of_the_network
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
    is_signed_in,
    shows_section,
    space_is_open,
)
from portal.choices import Audience, SectionKind
from portal.lineage import content_type
from portal.operations import may
from rooms.guests import GuestActor, is_guest_of
from rooms.models import Message, MessageFile, Room, RoomMeasure
from rooms.places import NOWHERE, place_in, readable_from


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
def has_account(actor: Any, room: Room) -> bool:
    return actor.pk is not None


@rules.predicate
def room_is_planned(actor: Any, room: Room) -> bool:
    return room.is_planned


@rules.predicate
def room_is_scheduled(actor: Any, room: Room) -> bool:
    return room.is_scheduled


@rules.predicate
def room_has_begun(actor: Any, room: Room) -> bool:
    return room.started_at is not None


@rules.predicate
def is_for_parties(actor: Any, room: Room) -> bool:
    """A room for the people of its circle, who need not be members of the space."""
    return room.audience == Audience.PARTIES


@rules.predicate
def is_host(actor: Any, room: Room) -> bool:
    return room.host_id is not None and room.host_id == actor.pk


@rules.predicate
def is_guest(actor: Any, room: Room) -> bool:
    """Let in by a link of this room's host, and not out again since."""
    return is_guest_of(actor, room) and place_in(actor, room) is not NOWHERE


@rules.predicate
def comes_as_guest(actor: Any, room: Room) -> bool:
    """A guest of whatever room: others are nothing to them, whoever may see those."""
    return isinstance(actor, GuestActor)


@rules.predicate
def is_muted_here(actor: Any, room: Room) -> bool:
    """The host or a moderator has muted them in this room: they read on."""
    return place_in(actor, room).muted_at is not None


@rules.predicate
def is_removed_here(actor: Any, room: Room) -> bool:
    return place_in(actor, room).removed_at is not None


@rules.predicate
def message_stands(actor: Any, message: Message) -> bool:
    return not message.is_removed


@rules.predicate
def waits_for_its_owner(actor: Any, row: MessageFile) -> bool:
    """Brought into the room and not sent yet: nobody else's business."""
    return row.message_id is None and row.file.owner_id is not None and row.file.owner_id == actor.pk


is_shown_to_people = ~comes_as_guest & its_space_is_known & in_audience & ~is_removed_here
room_is_shown = is_shown_to_people | is_guest
# What people of the portal do here beyond reading. Guests do only what names them besides.
speaks_here = (
    is_shown_to_people & ((is_for_parties & ~is_muted) | contributes) & space_is_open & ~is_muted_here
)
speaks_as_guest = is_guest & space_is_open & ~is_muted_here


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
    return (speaks_here | speaks_as_guest).test(actor, message.room)


@rules.predicate
def said_as_guest(actor: Any, message: Message) -> bool:
    return isinstance(actor, GuestActor) and message.guest_id == actor.guest.pk


@rules.predicate
def is_about_them(actor: Any, measure: RoomMeasure) -> bool:
    return measure.person_id is not None and measure.person_id == actor.pk


@rules.predicate
def its_room_is_run(actor: Any, measure: RoomMeasure) -> bool:
    return may(actor, "rooms.run_room", measure.room)


@rules.predicate
def is_signed_in_here(actor: Any, room: Room) -> bool:
    return actor.pk is not None


@rules.predicate
def its_room_is_open(actor: Any, message: Message) -> bool:
    return message.room.is_open


said_it = is_author | said_as_guest

rules.add_perm("rooms.view_room", room_is_shown)
rules.add_perm(
    "rooms.open_room", contributes & space_is_open & shows_section(SectionKind.COMMUNICATION.value)
)
# What a host does: agenda, hands, votes, who may speak. The author is the host until somebody else is.
runs_room = (
    is_shown_to_people & (((is_host | is_author) & ~is_muted & ~is_muted_here) | is_moderator) & space_is_open
)
rules.add_perm("rooms.run_room", runs_room)
# To say that one was there takes an account; who reads along was there too.
rules.add_perm("rooms.attend_room", room_is_shown & has_account)
rules.add_perm("rooms.raise_hand", speaks_here & room_is_open)
rules.add_perm("rooms.settle_meeting", rules.always_false)  # for the platform alone
rules.add_perm("rooms.change_room", runs_room & ~room_is_closed)
rules.add_perm("rooms.invite_to_room", runs_room & ~room_is_closed)
rules.add_perm("rooms.open_doors", runs_room & room_is_planned)
rules.add_perm("rooms.call_off_room", runs_room & room_is_scheduled & ~room_is_closed & ~room_has_begun)
rules.add_perm("rooms.answer_room", is_shown_to_people & is_signed_in & room_is_scheduled & ~room_is_closed)
# An address where everybody who has it can come in is not for passers-by.
rules.add_perm(
    "rooms.view_video", (is_shown_to_people & (is_for_parties | is_member | is_of_the_network)) | is_guest
)
rules.add_perm("rooms.have_calendar", is_signed_in)
rules.add_perm("rooms.remind_of_room", rules.always_false)  # for the platform alone
rules.add_perm("rooms.narrow_rooms", is_administrator)
rules.add_perm("rooms.open_circle_room", is_in_circle & ~is_muted & space_is_open)
rules.add_perm("rooms.post_message", (speaks_here | speaks_as_guest) & room_is_open)
rules.add_perm(
    "rooms.close_room",
    runs_room & room_is_open,
)
rules.add_perm(
    "rooms.correct_outcome",
    is_shown_to_people
    & room_is_closed
    & (((is_host | is_author) & ~is_muted & ~is_muted_here) | is_moderator)
    & space_is_open,
)
rules.add_perm(
    "rooms.set_keeping",
    is_shown_to_people
    & ~room_is_closed
    & (((is_host | is_author) & ~is_muted & ~is_muted_here) | is_moderator)
    & space_is_open,
)
rules.add_perm("rooms.empty_room", rules.always_false)  # for the platform alone
# A copy is for the people of the place; whoever only reads along reads the transcript.
rules.add_perm("rooms.export_room", is_shown_to_people & (is_member | is_for_parties))
rules.add_perm("rooms.carry_room", is_shown_to_people & (is_author | is_moderator | contributes))
# What was reported is read by who decides about it, also where they came in later than it was said.
reads_message = its_room_is_shown & (is_readable_to | (is_moderator & was_reported))
rules.add_perm("rooms.view_message", reads_message)
rules.add_perm("rooms.edit_message", speaks_in_its_room & its_room_is_open & message_stands & said_it)
# What somebody said they may take back in a closed room too.
rules.add_perm(
    "rooms.remove_message",
    reads_message & message_stands & ((said_it & speaks_in_its_room) | is_moderator) & space_is_open,
)
# Who was muted or removed reads why, and so do those who keep order.
rules.add_perm("rooms.view_measure", is_about_them | its_room_is_run)
rules.add_perm("rooms.come_in", is_shown_to_people & is_signed_in_here)
rules.add_perm("rooms.forget_guests", rules.always_false)  # for the platform alone
rules.add_perm(
    "rooms.react_to_message", speaks_in_its_room & its_room_is_open & message_stands & ~said_it & has_account
)
rules.add_perm("rooms.view_reactions", its_room_is_shown & message_stands)
rules.add_perm("rooms.view_files", its_room_is_shown & message_stands)
rules.add_perm("rooms.drop_upload", waits_for_its_owner)
rules.add_perm("rooms.forget_uploads", rules.always_false)  # for the platform alone
rules.add_perm("rooms.restore_message", rules.always_false)  # for the platform alone
rules.add_perm("rooms.keep_seen", rules.always_false)  # for the platform alone
