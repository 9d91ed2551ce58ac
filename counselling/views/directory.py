"""Who offers to talk: in a space, and in the whole network."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from counselling.selectors import FILTERS, Chosen, offered_filters, own_offer, page_of_offers
from portal.addresses import in_space
from portal.choices import SectionKind
from portal.http import answer, next_url
from portal.models import Space
from portal.operations import may
from portal.ui.framing import crumbs_of


@require_safe
def of_space(request: Any, slug: str) -> HttpResponse:
    return _directory(request, request.space)


@require_safe
def of_network(request: HttpRequest) -> HttpResponse:
    return _directory(request, None)


def _directory(request: HttpRequest, space: Space | None) -> HttpResponse:
    values = {name: request.GET.get(name, "").replace("\x00", "")[:60] for name in FILTERS}
    before = request.GET.get("before", "")
    page = page_of_offers(request.user, space, Chosen(**values), before=before)
    here = in_space(space, "counselling") if space is not None else reverse("network_counselling")
    labels = {"topic": _("Topic"), "language": _("Language")}
    offered = offered_filters(request.user, space)
    own = own_offer(request.user, space) if space is not None else None
    may_offer = space is not None and own is None and may(request.user, "counselling.make_offer", space)
    crumbs = crumbs_of(space, SectionKind.COMMUNICATION, (_("Peer counselling"), "")) if space else []
    context = {
        "place": space,
        "crumbs": crumbs,
        "offers": page.rows,
        "filters": [
            {"name": name, "label": labels[name], "options": offered[name], "chosen": values[name]}
            for name in FILTERS
            if len(offered[name]) > 1 or values[name]
        ],
        "is_narrowed": any(values.values()),
        "here": here,
        "first_url": here if before else "",
        "next_url": next_url(request, before=page.next_cursor),
        "own": own,
        "may_offer": may_offer,
    }
    layout = "counselling/offers.html" if space is not None else "counselling/network_offers.html"
    return answer(request, layout, "counselling/_found.html", context)
