from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.addresses import in_space
from portal.carrying import first_audience
from portal.choices import Audience
from portal.http import MemberRequest, kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError, require
from scenarios.forms import SynthesisForm
from scenarios.models import Synthesis
from scenarios.operations.synthesis import publish_synthesis, take_back_synthesis
from scenarios.selectors import synthesis_of
from scenarios.views.showing import way_back


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def synthesis(request: MemberRequest, slug: str) -> HttpResponse:
    """Write the synthesis of a space, or take it back."""
    space = request.space
    require(request.user, "scenarios.write_synthesis", space)
    if request.method == "POST" and "take_back" in request.POST:
        return _take_back(request)
    present = synthesis_of(request.user, space)
    sent = request.POST if request.method == "POST" else None
    form = SynthesisForm(sent, initial={**_initial(space, present), **kept_form(request)}, space=space)
    if form.is_valid():
        try:
            publish_synthesis(actor=request.user, space=space, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("The synthesis is published."))
            return see_other(f"{in_space(space, 'scenarios')}#synthesis")
    return _form_page(request, form, present)


def _take_back(request: MemberRequest) -> HttpResponse:
    take_back_synthesis(actor=request.user, space=request.space)
    messages.success(request, _("The synthesis is gone."))
    return see_other(in_space(request.space, "scenarios"))


def _form_page(request: MemberRequest, form: SynthesisForm, present: Synthesis | None) -> HttpResponse:
    space = request.space
    context = {
        "form": form,
        "present": present,
        "cancel_url": in_space(space, "scenarios"),
        "draft_key": f"synthesis-{space.slug}",
        "crumbs": way_back(space, (_("Synthesis"), "")),
    }
    return render(request, "scenarios/synthesis_form.html", context, status=422 if form.is_bound else 200)


def _initial(space: Any, present: Synthesis | None) -> dict[str, Any]:
    if present is not None:
        return {"body": present.body, "audience": present.audience}
    return {"audience": first_audience(space, otherwise=Audience.SPACE)}
