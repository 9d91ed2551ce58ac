"""What links show on the Communication section of a space and of the network."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from links.models import ExternalLink
from portal.addresses import in_space
from portal.choices import SectionKind
from portal.operations import may
from portal.ui import panels
from portal.ui.panels import Panel
from portal.ui.shell import address_of

COMMUNICATION = SectionKind.COMMUNICATION.value
MOST = 5


@panels.register(f"section:{COMMUNICATION}", order=140)
def latest_links(request: HttpRequest, place: Any) -> Panel | None:
    rows = ExternalLink.objects.visible_to(request.user).filter(dead_since=None, hidden_at=None)
    if place is not None:
        rows = rows.filter(space=place)
    latest = list(rows.select_related("space").order_by("-pk")[:MOST])
    may_add = place is not None and may(request.user, "links.add_link", place)
    if not latest and not may_add:
        return None
    here = in_space(place, "links") if place is not None else address_of("network_links")
    context = {"links": latest, "new_url": in_space(place, "link_new") if may_add else ""}
    return Panel(
        "links", _("Links and networks"), "links/_panel_links.html", context, section=COMMUNICATION,
        more_url=here if latest else "", more_label=_("All links"),
    )  # fmt: skip
