"""What was reported: the queues, and one case for those who decide and for the person it is about."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from community.forms.moderation import AnswerForm, DecisionForm, ObjectionForm
from community.http import PersonRequest
from community.models import Case
from community.operations.moderation import decide_case, decide_objection, object_to_decision
from community.selectors.moderation import (
    case_in,
    cases_for,
    muted_until,
    show_case,
    show_cases,
    verdicts_for,
)
from community.space_nav import frame
from portal.addresses import in_space
from portal.http import kept_form, member_required, next_url, refused, see_other
from portal.keyset import newest, oldest
from portal.models import Space
from portal.operations import OperationRefusedError, may, require

FORMS: dict[str, tuple[str, type[Any], Callable[..., Case]]] = {
    "decide": ("community.decide_case", DecisionForm, decide_case),
    "object": ("community.object_to_decision", ObjectionForm, object_to_decision),
    "answer": ("community.decide_objection", AnswerForm, decide_objection),
}


@require_safe
@member_required
def queue(request: PersonRequest, slug: str) -> HttpResponse:
    """The cases of a space, the longest waiting first, for who decides about them."""
    require(request.user, "community.view_cases", request.space)
    context = frame(request, "cases") | _lists(request, request.space)
    return render(request, "community/space_cases.html", context)


@require_safe
@member_required
def network_queue(request: PersonRequest) -> HttpResponse:
    """What coordinators decide: objections, and cases that no moderator could decide."""
    require(request.user, "community.view_network_cases")
    return render(request, "community/network_cases.html", {"shows_space": True} | _lists(request, None))


def _lists(request: PersonRequest, space: Space | None) -> dict[str, Any]:
    cases = cases_for(request.user, space)
    waiting = oldest(cases.waiting(), after=request.GET.get("after", ""))
    settled = newest(cases.settled(), before=request.GET.get("before", ""))
    return {
        "waiting": show_cases(waiting.rows, request.user),
        "more_waiting": next_url(request, after=waiting.next_cursor),
        "settled": show_cases(settled.rows, request.user),
        "more_settled": next_url(request, before=settled.next_cursor),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def case(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """One case, with whatever its reader can do about it now."""
    found = _find(request, pk)
    if request.method != "POST":
        return _page(request, found)
    do = request.POST.get("do", "")
    if do not in FORMS:
        raise Http404
    permission, maker, deed = FORMS[do]
    require(request.user, permission, found)
    form = maker(request.POST, **_settings(do, found))
    if form.is_valid():
        try:
            deed(actor=request.user, case=found, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _told(do))
            return see_other(found.get_absolute_url())
    return _page(request, _find(request, pk), {do: form}, status=422)


def _find(request: PersonRequest, pk: int) -> Case:
    """The case of this address, if the reader decides about it or was told of it; else 404."""
    found: Case = get_object_or_404(case_in(request.space), pk=pk)
    if not may(request.user, "community.view_case", found):
        raise Http404
    return found


def _settings(do: str, case: Case) -> dict[str, Any]:
    return {"verdicts": verdicts_for(case)} if do == "decide" else {}


def _told(do: str) -> str:
    if do == "object":
        return _("Your objection is with those who decide. You will get a notice.")
    return _("Decided. Those concerned have a notice.")


def _page(
    request: PersonRequest, found: Case, typed: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """With the forms for what can be done now, and the one that was refused, whatever has changed since."""
    open_now = {"decide": not found.is_decided, "object": True, "answer": found.awaits_answer}
    initial = {"version": found.version} | kept_form(request)
    forms = {
        do: maker(initial=initial, auto_id=f"{do}_%s", **_settings(do, found))
        for do, (permission, maker, _deed) in FORMS.items()
        if open_now[do] and may(request.user, permission, found)
    }
    handles = may(request.user, "community.handle_case", found)
    context = {
        "shown": show_case(found, request.user, with_reports=handles),
        "case": found,
        "handles": handles,
        "muted_until": muted_until(found),
        "crumbs": _way_back(request, found) if handles else [],
        "forms": forms | (typed or {}),
    }
    return render(request, "community/case.html", context, status=status)


def _way_back(request: PersonRequest, found: Case) -> list[dict[str, Any]]:
    """To the queue in which its reader found it."""
    is_here = may(request.user, "community.moderate", found.space)
    queue_url = in_space(found.space, "space_cases") if is_here else reverse("desk_cases")
    return [{"label": _("Reports"), "url": queue_url}, {"label": _("A report"), "url": ""}]
