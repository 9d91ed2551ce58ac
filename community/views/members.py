"""The people of a space, and who wants to be."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST, require_safe

from community.forms import MemberFilter
from community.forms.joining import DecideForm
from community.forms.spaces import RoleForm
from community.http import PersonRequest
from community.labels import role_label
from community.member_csv import members_csv
from community.models import JoinRequest, Membership
from community.operations.blocks import block_person
from community.operations.join_requests import decide_join_request
from community.operations.memberships import change_role, remove_member
from community.people_tabs import people_tabs
from community.selectors import (
    administrators_for,
    found_members,
    members_of,
    open_requests_in,
    participants_of,
)
from community.views.refusals import refusal_page
from portal.addresses import in_space
from portal.http import answer, member_required, see_other, with_query
from portal.keyset import by_name
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
            "next_url": with_query(request, after=page.next_cursor) if page.next_cursor else "",
            "form": form,
            "is_filtered": any(form.chosen().values()),
        }
    return render(request, "community/members.html", context)


@require_safe
@member_required
def as_csv(request: PersonRequest, slug: str) -> HttpResponse:
    """The list of members for a spreadsheet; names, handles, roles and dates, and no address."""
    space = request.space
    require(request.user, "community.export_members", space)
    rows = members_of(space).select_related("space").order_by("user__display_name", "pk")
    response = HttpResponse(members_csv(rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="members-{space.slug}.csv"'
    return response


@require_POST
@member_required
def role(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    membership = get_object_or_404(Membership.objects.filter(space=request.space), pk=pk)
    form = RoleForm(request.POST)
    chosen = form.cleaned_data["role"] if form.is_valid() else ""
    try:
        change_role(actor=request.user, membership=membership, role=chosen)
    except OperationRefusedError as refusal:
        return refusal_page(request, refusal, back_to="space_members")
    messages.success(request, _("The role has been changed."))
    return see_other(in_space(request.space, "space_members"))


@require_POST
@member_required
def remove(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    membership = get_object_or_404(Membership.objects.filter(space=request.space), pk=pk)
    try:
        remove_member(actor=request.user, membership=membership)
    except OperationRefusedError as refusal:
        return refusal_page(request, refusal, back_to="space_members")
    messages.success(request, _("The person is no longer a member."))
    return see_other(in_space(request.space, "space_members"))


@require_safe
@member_required
def requests(request: PersonRequest, slug: str) -> HttpResponse:
    """Who asks to join; the list grows while one looks at it."""
    require(request.user, "community.view_join_requests", request.space)
    waiting = list(open_requests_in(request.space)[:50])
    context = {
        "space": request.space,
        "waiting": waiting,
        "live_keys": f"space:{request.space.pk}",
        "tabs": people_tabs(request.user, request.space, "space_requests", waiting=len(waiting)),
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
    decision, reply = form.cleaned_data["decision"], form.cleaned_data["reply"]
    try:
        if decision == "block":
            block_person(actor=request.user, space=request.space, user=asked.user)
        else:
            decide_join_request(actor=request.user, request=asked, grant=decision == "grant", reply=reply)
    except OperationRefusedError as refusal:
        return refusal_page(request, refusal, back_to="space_requests")
    messages.success(request, TOLD[decision or "decline"] % {"name": asked.user.name})
    return see_other(in_space(request.space, "space_requests"))
