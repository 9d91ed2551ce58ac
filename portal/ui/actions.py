"""What one can begin on a page: “Ask for help”, “Open a room”. Apps register a function for a slot.

Slots are those of ``panels``, ``network:<kind>`` for the head of a section of the network, and ``help`` for
the help requests of a space; a function gives an ``Action``, or None for who may not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise


@dataclass(frozen=True)
class Action:
    label: str | Promise
    url: str
    icon: str = "plus"
    tone: str = "secondary"


ActionMaker = Callable[[HttpRequest, Any], Action | None]
_slots: dict[str, list[tuple[int, ActionMaker]]] = {}


def register(slot: str, *, order: int = 0) -> Callable[[ActionMaker], ActionMaker]:
    """Offer what the decorated function gives on ``slot``; lower orders stand first."""

    def keep(maker: ActionMaker) -> ActionMaker:
        _slots.setdefault(slot, []).append((order, maker))
        return maker

    return keep


def for_slot(slot: str, request: HttpRequest, place: Any) -> list[Action]:
    """The actions that this reader has here, in their order."""
    makers = sorted(_slots.get(slot, []), key=lambda pair: pair[0])
    made = [maker(request, place) for _order, maker in makers]
    return [action for action in made if action is not None]
