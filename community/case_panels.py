"""Where those who decide meet what was reported: on the desks, and on the home of a space."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from community import desk
from community.desk import Desk, Number
from community.selectors.moderation import cases_for, show_cases
from portal.addresses import in_space
from portal.models import Space
from portal.operations import may
from portal.ui import panels
from portal.ui.panels import Panel

MOST = 4


@desk.number(order=35)
def reports_waiting(at: Desk) -> Number:
    return Number(_("Reports to decide"), cases_for(at.actor, at.place).waiting().count(), _address(at.place))


@panels.register("desk", order=15)
def reports_on_the_desk(request: HttpRequest, place: Space | None) -> Panel:
    return _panel(request, place)


@panels.register("space", order=2)
def reports_in_the_space(request: HttpRequest, place: Space) -> Panel | None:
    """For moderators, while something waits."""
    if not may(request.user, "community.moderate", place):
        return None
    panel = _panel(request, place)
    return panel if panel.context["cases"] else None


def _panel(request: HttpRequest, place: Space | None) -> Panel:
    waiting = cases_for(request.user, place).waiting().order_by("pk")[:MOST]
    context = {"cases": show_cases(waiting, request.user), "shows_space": place is None}
    return Panel(
        "reports", _("Reports"), "community/_panel_cases.html", context,
        more_url=_address(place), more_label=_("All reports"),
    )  # fmt: skip


def _address(place: Any) -> str:
    return in_space(place, "space_cases") if place is not None else reverse("desk_cases")
