"""Writing scenarios, changing them, taking them away."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal import languages
from portal.addresses import in_space
from portal.carrying import first_audience
from portal.choices import Audience
from portal.http import MemberRequest, kept_form, member_required, see_other
from portal.operations import OperationRefusedError, require
from scenarios.forms import ScenarioSheet, present_values
from scenarios.models import Scenario
from scenarios.operations.scenarios import (
    StaleScenarioError,
    edit_scenario,
    remove_scenario,
    write_scenario,
)
from scenarios.views.showing import find_scenario, way_back

YEARS_AHEAD = 10


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new(request: MemberRequest, slug: str) -> HttpResponse:
    space = request.space
    require(request.user, "scenarios.write_scenario", space)
    initial = {**_fresh(request), **kept_form(request)}
    sheet = ScenarioSheet(_sent(request), request.FILES, space=space, initial=initial)
    if request.method == "POST" and sheet.is_valid():
        try:
            made = write_scenario(
                actor=request.user, space=space, text=sheet.text(), audience=sheet.audience,
                picture=sheet.picture,
            )  # fmt: skip
        except OperationRefusedError as refusal:
            sheet.refuse(refusal)
        else:
            messages.success(request, _("Your scenario is up for discussion."))
            return see_other(made.get_absolute_url())
    context = {"cancel_url": in_space(space, "scenarios"), "draft_key": f"scenario-new-{slug}"}
    return _form_page(request, sheet, _("Write a scenario"), context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    scenario = find_scenario(request, pk)
    require(request.user, "scenarios.edit_scenario", scenario)
    initial = {**present_values(scenario), **kept_form(request)}
    sheet = ScenarioSheet(
        _sent(request), request.FILES, space=request.space, initial=initial, scenario=scenario
    )
    now: Scenario | None = None
    if request.method == "POST" and sheet.is_valid():
        try:
            edited = edit_scenario(
                actor=request.user, scenario=scenario, text=sheet.text(), audience=sheet.audience,
                began_from=sheet.began_from, picture=sheet.picture, drops_picture=sheet.drops_picture,
            )  # fmt: skip
        except StaleScenarioError as refusal:
            now = find_scenario(request, pk)
            sheet.begin_from(now)
            sheet.refuse(refusal)
        except OperationRefusedError as refusal:
            sheet.refuse(refusal)
        else:
            messages.success(request, _("Saved."))
            return see_other(edited.get_absolute_url())
    context = {
        "scenario": scenario, "cancel_url": scenario.get_absolute_url(), "draft_key": f"scenario-{pk}",
        "now": now,
    }  # fmt: skip
    return _form_page(request, sheet, _("Edit this scenario"), context)


@require_POST
@member_required
def remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    try:
        remove_scenario(actor=request.user, scenario=find_scenario(request, pk))
    except OperationRefusedError as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("The scenario is gone."))
    return see_other(in_space(request.space, "scenarios"))


def _sent(request: MemberRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _fresh(request: MemberRequest) -> dict[str, Any]:
    profile = getattr(request.user, "profile", None)
    spoken = [*(profile.languages if profile else []), *request.space.languages]
    return {
        "horizon": timezone.localdate().year + YEARS_AHEAD,
        "audience": first_audience(request.space, otherwise=Audience.SPACE),
        "language": next((code for code in map(languages.code_of, spoken) if code), "en"),
    }


def _form_page(
    request: MemberRequest, sheet: ScenarioSheet, title: str, context: dict[str, Any]
) -> HttpResponse:
    context = {
        "title": title,
        "sheet": sheet,
        "form": sheet.form,
        "rows": sheet.rows,
        "crumbs": way_back(request.space, (title, "")),
        **context,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "scenarios/scenario_form.html", context, status=status)
