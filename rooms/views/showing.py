"""What the pages of rooms share: finding a room, and what its reader may do with it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from community.blocking import blocked_for
from portal import lineage
from portal.addresses import in_space
from portal.choices import SectionKind
from portal.operations import Actor, may
from portal.spaces import standing
from portal.ui.framing import crumbs_of
from portal.ui.shell import address_of
from rooms.forms import MessageForm
from rooms.models import Message, Room
from rooms.operations import come_in
from rooms.parts import ABOVE, panels_beside, parts_of
from rooms.places import forget_places, place_in
from rooms.selectors import messages_before, met, readable_from, readable_messages, room_for
from rooms.ways_on import planned_for

PAGE = 50
PEOPLE_SHOWN = 8

Crumb = dict[str, Any]


def find_room(request: Any, pk: int) -> Room:
    """The room of this address.

    Raises:
        Http404: there is none in this space that the reader may see.
    """
    found: Room = get_object_or_404(room_for(request.user, request.space, pk))
    return met(request.user, found)


def welcome(request: Any, room: Room) -> None:
    """Write down who has signed in and comes in for the first time; afterwards this costs nothing."""
    if request.user.is_authenticated and place_in(request.user, room).joined_seq is None:
        row = come_in(actor=request.user, room=room)
        forget_places(room)
        room.last_seq = max(room.last_seq, row.joined_seq or 0)


def find_message(request: Any, room: Room, pk: int) -> Message:
    """A message of the room that was not removed, and that its reader may read.

    Raises:
        Http404: there is none.
    """
    message: Message = get_object_or_404(readable_messages(request.user, room), pk=pk)
    message.room = room
    return message


def room_crumbs(room: Room, here: str = "") -> list[Crumb]:
    ends = ((room.title, room.get_absolute_url()), (here, "")) if here else ()
    return list_crumbs(room.space, *ends)


def list_crumbs(space: Any, *ends: tuple[Any, str]) -> list[Crumb]:
    return crumbs_of(space, SectionKind.COMMUNICATION, (_("Live rooms"), in_space(space, "rooms")), *ends)


@dataclass(frozen=True)
class ShownMessage:
    """A message and what this reader may do with it; folded where they have blocked its author.

    ``reply``: the first words of what it replies to, unless those are from somebody blocked or from before
    the reader came in.
    """

    message: Message
    is_own: bool
    is_folded: bool
    reply: str
    may_edit: bool
    may_remove: bool
    may_report: bool


def shown(message: Message, actor: Actor) -> ShownMessage:
    is_own = message.author_id is not None and message.author_id == actor.pk
    blocked = blocked_for(actor)
    answered = message.reply_to
    hides_answered = answered is not None and (
        answered.author_id in blocked or answered.seq <= readable_from(actor, message.room)
    )
    return ShownMessage(
        message=message,
        is_own=is_own,
        is_folded=message.author_id in blocked,
        reply="" if hides_answered else message.reply_excerpt,
        may_report=actor.pk is not None and message.author_id is not None and not is_own,
        may_edit=may(actor, "rooms.edit_message", message),
        may_remove=may(actor, "rooms.remove_message", message),
    )


def conversation(room: Room, actor: Actor, *, before: int | None = None) -> dict[str, Any]:
    """The last messages, or those before a number; what each offers its reader is on the message."""
    messages = messages_before(room, before, PAGE + 1, actor=actor)
    has_more = len(messages) > PAGE
    messages = messages[-PAGE:]
    for message in messages:
        message.room = room
    first = messages[0].seq if messages else 0
    return {
        "messages_shown": [shown(message, actor) for message in messages],
        "earlier_url": f"{room.get_absolute_url()}?before={first}" if has_more else "",
        "is_latest": before is None,
    }


def whole_page(
    request: Any, room: Room, *, before: int | None = None, form: MessageForm | None = None
) -> dict[str, Any]:
    actor = request.user
    talk = conversation(room, actor, before=before)
    authors = [each.message.author for each in talk["messages_shown"] if each.message.author is not None]
    people = {author.pk: author for author in authors}
    parts = parts_of(request, room)
    panels = panels_beside(parts)
    return {
        **talk,
        "parts_above": [part for part in parts if part.place == ABOVE],
        "panels": [panel for panel in panels if panel.code != "about"],
        "parts_about": [part for panel in panels if panel.code == "about" for part in panel.parts],
        "may_run": may(actor, "rooms.run_room", room),
        "agenda_url": in_space(room.space, "room_agenda", room.pk),
        "room": room,
        "blocked": ",".join(str(pk) for pk in sorted(blocked_for(actor))),
        "crumbs": room_crumbs(room),
        "form": form if form is not None else MessageForm(),
        "may_post": may(actor, "rooms.post_message", room),
        "may_close": may(actor, "rooms.close_room", room),
        "may_correct": room.is_closed and may(actor, "rooms.correct_outcome", room),
        "planned": planned_for(room, actor) if room.is_closed else None,
        "people": list(people.values())[:PEOPLE_SHOWN],
        "origins": lineage.origins_of(room, actor),
        "results": lineage.results_of(room, actor),
        "carries": [(c.label, c.address(room)) for c in lineage.carriages_for(room, actor)],
        "may_moderate": standing(actor).moderates(room.space_id),
        "login_url": f"{address_of('account_login')}?{urlencode({'next': room.get_absolute_url()})}",
        "report_url": in_space(room.space, "report", "message", 0).removesuffix("0/"),
        "history_url": in_space(room.space, "room_messages", room.pk),
        "join_url": address_of("space_join", room.space.slug),
    }
