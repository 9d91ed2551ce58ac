"""What apps show on the network home, on a space's home and on section pages.

An app registers, when it starts, a function for a slot::

    @panels.register("section:communication", order=10)
    def open_questions(request, place):
        ...
        return Panel("questions", _("Open questions"), "forums/_panel_questions.html", {"topics": topics})

``place`` is a ``Space``, another object (a group on slot ``group``), or ``None`` for the whole network.
Orders from 100 on stand in the narrow column of spaces and sections.
Slots: ``home``, ``space``, ``section:<kind>``, ``group``, and ``live:<word>`` for what editors put on their
pages, there with the label under which they find it. A function that returns ``None`` shows nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise

# Panels from this order on stand beside the others where a page has room for two columns.
ASIDE = 100
LIVE = "live:"


@dataclass(frozen=True)
class Panel:
    """One titled part of a page: a template and what it needs."""

    key: str
    title: str | Promise
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    more_url: str = ""
    order: int = 0
    section: str = ""
    more_label: str | Promise = ""


PanelMaker = Callable[[HttpRequest, Any], Panel | None]


@dataclass(frozen=True)
class _Entry:
    order: int
    maker: PanelMaker


_slots: dict[str, list[_Entry]] = {}
_labels: dict[str, str | Promise] = {}


def register(slot: str, *, order: int = 0, label: str | Promise = "") -> Callable[[PanelMaker], PanelMaker]:
    """Show what the decorated function makes on ``slot``; lower orders stand first."""

    def keep(maker: PanelMaker) -> PanelMaker:
        if label:
            _labels[slot] = label
        _slots.setdefault(slot, []).append(_Entry(order, maker))
        return maker

    return keep


def for_slot(slot: str, request: HttpRequest, place: Any) -> list[Panel]:
    """The panels of ``slot`` for this reader and place, in their order (a panel's own order decides)."""
    made = [(entry.order, entry.maker(request, place)) for entry in _slots.get(slot, [])]
    shown = [replace(panel, order=panel.order or order) for order, panel in made if panel is not None]
    return sorted(shown, key=lambda panel: (panel.order, panel.key))


def on_page(slot: str, request: HttpRequest, space: Any) -> list[Panel]:
    """``for_slot`` on a page of ``space``: without panels of the sections that it does not show."""
    found = for_slot(slot, request, space)
    return [panel for panel in found if space is None or not panel.section or space.shows(panel.section)]


def live_choices() -> list[tuple[str, str | Promise]]:
    """The live panels that pages can show: word and label, by label."""
    known = [(slot.removeprefix(LIVE), label) for slot, label in _labels.items() if slot.startswith(LIVE)]
    return sorted(known, key=lambda choice: str(choice[1]))
