"""What peer counselling shows: on the Communication section, beside a person, and on one's own desk."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from counselling.selectors import latest_offers, offers_by, open_talks
from counselling.talk_rows import talk_row
from portal.addresses import in_space
from portal.choices import SectionKind
from portal.operations import may
from portal.ui import panels
from portal.ui.panels import Panel
from portal.ui.shell import address_of

COMMUNICATION = SectionKind.COMMUNICATION.value
MOST = 4


@panels.register(f"section:{COMMUNICATION}", order=135)
def offers_to_talk(request: HttpRequest, place: Any) -> Panel | None:
    """For whoever has signed in: with a name one offers only to people with names."""
    if not request.user.is_authenticated:
        return None
    latest = latest_offers(request.user, place, most=MOST)
    may_offer = place is not None and may(request.user, "counselling.make_offer", place)
    if not latest and not may_offer:
        return None
    here = in_space(place, "counselling") if place is not None else address_of("network_counselling")
    context = {
        "offers": latest,
        "shows_space": place is None,
        "new_url": in_space(place, "offer_new") if may_offer else "",
    }
    return Panel(
        "counselling", _("Peer counselling"), "counselling/_panel_offers.html", context,
        section=COMMUNICATION, more_url=here if latest else "", more_label=_("All who offer to talk"),
    )  # fmt: skip


@panels.register("person", order=15)
def offers_of_person(request: HttpRequest, place: Any) -> Panel | None:
    if not request.user.is_authenticated:
        return None
    found = offers_by(request.user, place, most=MOST)
    if not found:
        return None
    context = {"offers": found, "shows_space": True, "is_of_one_person": True}
    return Panel(
        "offers-to-talk",
        _("Offers to talk"),
        "counselling/_panel_offers.html",
        context,
        section=COMMUNICATION,
    )


@panels.register("me", order=12)
def my_talks(request: HttpRequest, place: Any) -> Panel | None:
    """Requests and talks that go on, with what waits for the reader."""
    found = open_talks(request.user, most=MOST)
    if not found:
        return None
    rows = [talk_row(talk, request.user) for talk in found]
    return Panel(
        "talks", _("Your talks"), "counselling/_panel_talks.html", {"rows": rows}, section=COMMUNICATION,
        more_url=address_of("talks"), more_label=_("All your talks"),
    )  # fmt: skip
