from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.addresses import in_space, words_of
from portal.choices import SectionKind
from portal.http import next_url
from portal.operations import may
from portal.pictures import SCENE, is_kept
from portal.ui.framing import crumbs_of
from portal.views.pictures import picture_response
from scenarios.plots import points_of
from scenarios.selectors import page_of_scenarios, scenarios_for_map, synthesis_of
from scenarios.views.showing import find_scenario, whole_page


@require_safe
def scenarios(request: Any, slug: str) -> HttpResponse:
    """All scenarios of a space, the newest first, with their map and what the editors make of them."""
    before = request.GET.get("before", "")
    page = page_of_scenarios(request.user, request.space, before=before)
    points = points_of(scenarios_for_map(request.user, request.space))
    numbers = {point.scenario.pk: point.number for point in points}
    here = in_space(request.space, "scenarios")
    context = {
        "crumbs": crumbs_of(request.space, SectionKind.COMMUNICATION, (_("Scenarios"), "")),
        "rows": [{"scenario": each, "number": numbers.get(each.pk)} for each in page.rows],
        "points": points,
        "synthesis": synthesis_of(request.user, request.space),
        "next_url": next_url(request, before=page.next_cursor),
        "first_url": here if before else "",
        "may_write": may(request.user, "scenarios.write_scenario", request.space),
        "may_conclude": may(request.user, "scenarios.write_synthesis", request.space),
    }
    return render(request, "scenarios/scenarios.html", context)


@require_safe
def scenario(request: Any, slug: str, pk: int, words: str = "") -> HttpResponse:
    shown = find_scenario(request, pk)
    if words != words_of(shown.title):
        return redirect(shown.get_absolute_url())
    return render(request, "scenarios/scenario.html", whole_page(request, shown))


@require_safe
def picture(request: Any, slug: str, pk: int, name: str, width: str) -> HttpResponse:
    """The picture of a scenario, for who may see the scenario.

    Raises:
        Http404: they may not, or it shows no such picture.
    """
    shown = find_scenario(request, pk)
    if shown.picture != name or not is_kept(SCENE, int(width)):
        raise Http404
    return picture_response(name, int(width), private=True, caching="private, max-age=3600")
