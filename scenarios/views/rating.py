from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.addresses import in_space
from portal.http import MemberRequest, kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError, require
from scenarios.forms import RatingForm
from scenarios.models import Scenario
from scenarios.operations.ratings import rate_scenario, take_back_rating
from scenarios.selectors import own_rating
from scenarios.views.showing import find_scenario, rating_values, whole_page


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def rate(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Rate, or take one's rating back; opened as a page, it is that of the scenario."""
    scenario = find_scenario(request, pk)
    if request.method == "POST" and "take_back" in request.POST:
        return _take_back(request, scenario)
    require(request.user, "scenarios.rate_scenario", scenario)
    form = RatingForm(request.POST if request.method == "POST" else None, initial=_initial(request, scenario))
    if form.is_valid():
        try:
            rate_scenario(actor=request.user, scenario=scenario, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("Your rating counts. You can change it at any time."))
            return see_other(f"{scenario.get_absolute_url()}#ratings")
    context = whole_page(request, scenario, form)
    return render(request, "scenarios/scenario.html", context, status=422 if form.is_bound else 200)


def _take_back(request: MemberRequest, scenario: Scenario) -> HttpResponse:
    try:
        take_back_rating(actor=request.user, scenario=scenario)
    except OperationRefusedError as refusal:
        messages.info(request, str(refusal))
        return see_other(in_space(request.space, "scenarios"))
    messages.success(request, _("Your rating is gone."))
    return see_other(scenario.get_absolute_url())


def _initial(request: MemberRequest, scenario: Any) -> dict[str, Any]:
    return rating_values(own_rating(request.user, scenario)) | kept_form(request)
