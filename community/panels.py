"""What people and belonging show on the network home and on a space's home."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from community.labels import role_label
from community.selectors import administrators_for, figures, listed_spaces, participants_of
from portal.addresses import in_space
from portal.models import Space
from portal.spaces import standing
from portal.ui import panels
from portal.ui.panels import Panel

MOST_SPACES = 6


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
