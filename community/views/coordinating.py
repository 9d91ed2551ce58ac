"""The coordinator's desk, of a space and of the whole network, and its tables as files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from community import desk
from community.desk import Desk
from community.http import PersonRequest
from portal.csv import csv_response
from portal.http import member_required
from portal.models import Space
from portal.operations import require
from portal.ui import panels


@require_safe
@member_required
def space_desk(request: PersonRequest, slug: str) -> HttpResponse:
    """What waits in a space, who is new, how it grows; for its administrators."""
    require(request.user, "community.view_desk", request.space)
    return render(request, "community/space_desk.html", _context(request, request.space))


@require_safe
@member_required
def network_desk(request: PersonRequest) -> HttpResponse:
    """The same for the whole network, for coordinators: figures, and titles as far as they may read."""
    require(request.user, "community.view_network_desk")
    return render(request, "community/network_desk.html", _context(request, None))


@require_safe
@member_required
def space_desk_csv(request: PersonRequest, slug: str, table: str) -> StreamingHttpResponse:
    require(request.user, "community.view_desk", request.space)
    return _file(request, request.space, table)


@require_safe
@member_required
def network_desk_csv(request: PersonRequest, table: str) -> StreamingHttpResponse:
    require(request.user, "community.view_network_desk")
    return _file(request, None, table)


def _context(request: HttpRequest, place: Space | None) -> dict[str, Any]:
    at = Desk.of(request, place)
    shown = panels.for_slot("desk", request, place)
    ranges = {3: _("Three months"), 12: _("Twelve months")}
    return {
        "space": place,
        "numbers": desk.numbers(at),
        "work": [panel for panel in shown if panel.order < desk.WORK],
        "growth": [panel for panel in shown if panel.order >= desk.WORK],
        "ranges": [
            {"label": label, "url": f"{at.url(months=months)}#growth", "current": months == at.months}
            for months, label in ranges.items()
        ],
    }


def _file(request: HttpRequest, place: Space | None, key: str) -> StreamingHttpResponse:
    at = Desk.of(request, place)
    table = desk.table_of(at, key)
    if table is None:
        raise Http404
    name = f"{place.slug if place is not None else 'guildhall'}-{key}-{at.today.isoformat()}.csv"
    return csv_response(request, name, [table.header, *table.rows])
