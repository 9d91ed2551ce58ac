"""The people of a space, and who wants to be."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST, require_safe

from community.desk import day_of
from community.forms import MemberFilter
from community.forms.joining import DecideForm
from community.http import PersonRequest
from community.labels import role_label
from community.models import JoinRequest
from community.operations.blocks import block_person
from community.operations.join_requests import decide_join_request
from community.people_tabs import people_tabs
from community.selectors import (
    administrators_for,
    found_members,
    members_of,
    open_requests_in,
    participants_of,
)
from community.views.refusals import answer_button, refusal_page
from portal.addresses import in_space
from portal.csv import csv_response
from portal.http import answer, member_required, next_url
from portal.keyset import by_name, oldest
from portal.operations import OperationRefusedError, may, require
from portal.spaces import standing

TOLD = {
    "grant": _lazy("%(name)s is now a member."),
    "decline": _lazy("%(name)s has been told."),
    "block": _lazy("%(name)s is blocked."),
}


@require_safe
def members(request: Any, slug: str) -> HttpResponse:
    """Members see each other; others see how many there are and whom they could turn to."""
    space = request.space
    form = MemberFilter(request.GET)
    context: dict[str, Any] = {
        "space": space,
        "administrators": administrators_for(space, request.user),
        "participants": participants_of(space)[:24],
        "sees_members": may(request.user, "community.view_members", space),
        "manages": may(request.user, "community.manage_members", space),
        "belongs": standing(request.user).is_member(space.pk),
        "tabs": people_tabs(request.user, space, "space_members"),
    }
    if context["sees_members"]:
        found = found_members(space, **form.chosen())
        page = by_name(found, name="user__display_name", after=request.GET.get("after", ""))
        context |= {
            "rows": [{"membership": row, "role": role_label(space, row.role)} for row in page.rows],
            "next_url": next_url(request, after=page.next_cursor),
            "form": form,
            "is_filtered": any(form.chosen().values()),
        }
    return render(request, "community/members.html", context)


@require_safe
@member_required
def as_csv(request: PersonRequest, slug: str) -> StreamingHttpResponse:
    """The list of members for a spreadsheet; names, handles, roles and dates, and no address."""
    space = request.space
    require(request.user, "community.export_members", space)
    rows = members_of(space).order_by("user__display_name", "pk")
    table = [
        [row.user.name, row.user.handle, role_label(space, row.role), day_of(row.joined_at)] for row in rows
    ]
    head = [_("Name"), _("Handle"), _("Role"), _("Joined")]
    return csv_response(request, f"members-{space.slug}.csv", [head, *table])


@require_safe
@member_required
def requests(request: PersonRequest, slug: str) -> HttpResponse:
    """Who asks to join; the list grows while one looks at it."""
    require(request.user, "community.view_join_requests", request.space)
    page = oldest(open_requests_in(request.space), after=request.GET.get("after", ""))
    context = {
        "space": request.space,
        "waiting": page.rows,
        "here": request.get_full_path(),
        "live_keys": f"space:{request.space.pk}",
        "next_url": next_url(request, after=page.next_cursor),
        "decides": may(request.user, "community.decide_join_request", request.space),
        "tabs": people_tabs(request.user, request.space, "space_requests"),
    }
    return answer(request, "community/requests.html", "community/_requests.html", context)


@require_POST
@member_required
def decide(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    asked = get_object_or_404(JoinRequest.objects.filter(space=request.space), pk=pk)
    form = DecideForm(request.POST)
    if not form.is_valid():
        refusal = OperationRefusedError(_("Keep the word to the person within 500 letters."))
        return refusal_page(request, refusal, back_to="space_requests")
    decision, reply = form.cleaned_data["decision"] or "decline", form.cleaned_data["reply"]
    deed: Callable[[], object] = partial(
        decide_join_request, actor=request.user, request=asked, grant=decision == "grant", reply=reply
    )
    if decision == "block":
        deed = partial(block_person, actor=request.user, space=request.space, user=asked.user)
    told = TOLD[decision] % {"name": asked.user.name}
    return answer_button(request, deed, told=told, back=in_space(request.space, "space_requests"))
