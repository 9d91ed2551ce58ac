"""What waits, where people meet it: moderators on desks and in their space, its author at home."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from community import desk
from community.desk import Desk, Number
from forums.models import HeldContribution
from portal.addresses import in_space
from portal.choices import SectionKind
from portal.models import Space
from portal.operations import may
from portal.spaces import standing
from portal.ui import panels
from portal.ui.panels import Panel

MOST = 4


@desk.number(order=36)
def held_waiting(at: Desk) -> Number | None:
    """In a space, whose moderators look; the network's coordinators do not."""
    if at.place is None:
        return None
    rows = HeldContribution.objects.visible_to(at.actor).waiting().exclude(author=at.actor.pk)
    count = rows.filter(space=at.place).count()
    return Number(_("Posts to look at"), count, in_space(at.place, "space_held"))


@panels.register("space", order=3)
def held_in_the_space(request: HttpRequest, place: Space) -> Panel | None:
    """For moderators, while something waits."""
    if not may(request.user, "forums.see_queue", place):
        return None
    rows = HeldContribution.objects.visible_to(request.user).filter(space=place).waiting()
    held = list(rows.with_all().order_by("pk")[:MOST])
    if not held:
        return None
    return Panel(
        "held", _("Waiting posts"), "forums/_panel_held.html", {"held": held},
        more_url=in_space(place, "space_held"), more_label=_("All waiting posts"),
        section=SectionKind.COMMUNICATION.value,
    )  # fmt: skip


@panels.register("me", order=12)
def mine_waiting(request: HttpRequest, place: Any) -> Panel | None:
    """Of whom a space has let in nothing is held any more; what waited before goes on waiting."""
    if not request.user.is_authenticated or standing(request.user).is_accepted:
        return None
    rows = HeldContribution.objects.waiting().written_by(request.user)
    held = list(rows.with_all().order_by("pk")[:MOST])
    if not held:
        return None
    context = {"held": held, "is_mine": True}
    return Panel(
        "my-held", _("Waits for a moderator"), "forums/_panel_held.html", context,
        section=SectionKind.COMMUNICATION.value,
    )  # fmt: skip
