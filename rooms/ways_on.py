"""What can be made of a room when it is closed, and what was planned and is not there yet."""

import copy
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal import lineage
from portal.lineage import Carriage
from portal.operations import Actor
from rooms.choices import Result, RoomState
from rooms.models import Room

_SENTENCES: dict[Result, str | Promise] = {
    Result.NONE: _("Also a result. Everybody can still read what was said."),
    Result.KEPT: _("What you write below stands above the talk. You can make something of it later."),
    Result.TOPIC: _(
        "You get the form of a topic with the outcome and the minutes in it, to go on in writing."
    ),
    Result.RESOURCE: _(
        "You get the form of a resource with the outcome and the minutes in it, for the library."
    ),
    Result.HELP: _("You get the form of a help request, for what you could not answer yourselves."),
    Result.PRACTICE: _("You get the form of a practice: what you found that works, step by step."),
    Result.GROUP: _("You get the form of a group, with the open tasks of the minutes as its first ones."),
}
_ALWAYS = (Result.NONE, Result.KEPT)


@dataclass(frozen=True)
class Way:
    """One answer to what is to come of a room."""

    code: str
    label: str | Promise
    sentence: str | Promise


def ways_on(room: Room, actor: Actor) -> list[Way]:
    """What ``actor`` can choose when they close ``room``: what they could carry it to afterwards."""
    closed = copy.copy(room)
    closed.state, closed.closed_at = RoomState.CLOSED, timezone.now()
    open_ones = {carriage.code for carriage in lineage.offered_for(closed, actor)}
    return [
        Way(result.value, result.label, _SENTENCES[result])
        for result in Result
        if result in _ALWAYS or result.value in open_ones
    ]


def next_address(room: Room, actor: Actor) -> str:
    """Where the result of a closed room is made; the room itself where there is nothing to make."""
    carriage = _chosen(room, actor)
    return carriage.address(room) if carriage is not None else room.get_absolute_url()


@dataclass(frozen=True)
class Planned:
    """A result that was chosen and not made yet; ``url`` is empty where the reader cannot make it."""

    label: str
    url: str


def planned_for(room: Room, actor: Actor) -> Planned | None:
    """What was to come of a closed room and has not been made, as ``actor`` may know."""
    if room.result in {"", *_ALWAYS}:
        return None
    target = "topic" if room.result == Result.HELP else room.result
    if lineage.has_become(room, target):
        return None
    carriage = _chosen(room, actor)
    return Planned(room.get_result_display(), carriage.address(room) if carriage is not None else "")


def _chosen(room: Room, actor: Actor) -> Carriage | None:
    return next((each for each in lineage.offered_for(room, actor) if each.code == room.result), None)
