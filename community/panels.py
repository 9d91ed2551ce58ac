"""What people and belonging show on the network home and on a space's home."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from community.labels import role_label
from community.selectors import (
    administrators_for,
    figures,
    invitations_to,
    listed_spaces,
    participants_of,
    space_requests_for,
)
from community.setup import steps_of
from portal.addresses import in_space
from portal.models import Space
from portal.operations import may
from portal.spaces import standing
from portal.ui import panels
from portal.ui.panels import Panel

MOST_SPACES = 6
MOST_INVITATIONS = 10


@panels.register("home", order=60)
def spaces_of_the_network(request: HttpRequest, place: Any) -> Panel | None:
    """Lively spaces, and how many people and organisations the reader could meet."""
    lively = listed_spaces(request.user).order_by("-member_count", "name")[:MOST_SPACES]
    role_in = standing(request.user).role_in
    cards = [{"space": space, "standing": role_label(space, role_in(space.pk))} for space in lively]
    if not cards:
        return None
    context = {"cards": cards, "figures": figures()}
    return Panel(
        "spaces", _("Spaces of the network"), "community/_panel_spaces.html", context,
        more_url=reverse("spaces"), more_label=_("All spaces"),
    )  # fmt: skip


@panels.register("space", order=1)
def first_steps(request: HttpRequest, place: Space) -> Panel | None:
    """What the administrator of a new space could do next, until they put the list away."""
    if (
        not place.template
        or place.set_up_at is not None
        or not may(request.user, "community.edit_space", place)
    ):
        return None
    steps = steps_of(place)
    context = {"space": place, "steps": steps, "done": sum(step.done for step in steps)}
    return Panel("first-steps", _("Set this space up"), "community/_panel_setup.html", context)


@panels.register("me", order=1)
def invitations_waiting(request: HttpRequest, place: Any) -> Panel | None:
    """Invitations to one's own addresses: whoever lost the mail finds the way in here."""
    waiting = invitations_to(request.user)[:MOST_INVITATIONS]
    if not waiting:
        return None
    rows = [{"invitation": row, "role": role_label(row.space, row.role)} for row in waiting]
    return Panel("invitations", _("You are invited"), "community/_panel_invitations.html", {"rows": rows})


@panels.register("me", order=5)
def spaces_wanted(request: HttpRequest, place: Any) -> Panel | None:
    """Requests for spaces that wait for a coordinator."""
    if not may(request.user, "community.view_space_requests"):
        return None
    wishes = list(space_requests_for(request.user).filter(decided_at=None)[:5])
    if not wishes:
        return None
    return Panel(
        "spaces-wanted", _("Spaces asked for"), "community/_panel_wishes.html", {"wishes": wishes},
        more_url=reverse("space_wishes"), more_label=_("All requests"),
    )  # fmt: skip


@panels.register("space", order=110)
def people_of_the_space(request: HttpRequest, place: Space) -> Panel:
    """How many belong, whom to turn to, which organisations take part."""
    context = {
        "space": place,
        "administrators": administrators_for(place, request.user),
        "participants": [row.organisation for row in participants_of(place)[:12]],
    }
    return Panel(
        "people", _("People"), "community/_panel_people.html", context,
        more_url=in_space(place, "space_members"), more_label=_("All people"),
    )  # fmt: skip
