"""The parts of a room's page in which people vote, and write notes together."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.addresses import in_space
from portal.operations import may
from rooms.choices import RoomEventKind
from rooms.forms_votes import AskForm
from rooms.models import Room
from rooms.parts import Part, register_part
from rooms.selectors_notes import notes_of
from rooms.showing_notes import show_notes
from rooms.showing_votes import ShownPoll, polls_for_page, show_polls


def votes(request: HttpRequest, room: Room) -> dict[str, Any] | None:
    shown: list[ShownPoll] = []
    if room.has_polls:
        shown = show_polls(request.user, room, polls_for_page(request.user, room))
    context = votes_context(request, room, shown)
    return context if shown or context["ask"] is not None else None


def votes_context(
    request: Any, room: Room, polls: list[ShownPoll], ask: AskForm | None = None
) -> dict[str, Any]:
    """``ask``: a question that was typed and not taken."""
    if ask is None and may(request.user, "rooms.ask_poll", room):
        ask = AskForm(runs=may(request.user, "rooms.run_room", room))
    return {
        "polls": polls,
        "ask": ask,
        "ask_url": in_space(room.space, "room_polls", room.pk),
        "in_part": True,
    }


def notes(request: HttpRequest, room: Room) -> dict[str, Any] | None:
    blocks = notes_of(room)
    context = show_notes(request.user, room, blocks)
    return context if blocks or context["may_write"] else None


register_part(
    Part(
        "votes",
        _("Polls and votes"),
        "rooms/_part_votes.html",
        votes,
        order=30,
        kinds={RoomEventKind.POLL, RoomEventKind.STATE},
    )
)
register_part(
    Part(
        "notes",
        _("Notes"),
        "rooms/_part_notes.html",
        notes,
        order=40,
        kinds={RoomEventKind.NOTE, RoomEventKind.STATE},
    )
)
