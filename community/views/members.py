"""The people of a space, and who wants to be."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from community.forms.spaces import RoleForm
from community.http import PersonRequest
from community.labels import role_label
from community.models import JoinRequest, Membership
from community.operations.join_requests import decide_join_request
from community.operations.memberships import change_role, remove_member
from community.selectors import administrators_for, members_of, open_requests_in, participants_of
from community.views.refusals import refusal_page
from portal.addresses import in_space
from portal.choices import Role
from portal.http import answer, member_required, see_other, with_query
from portal.keyset import by_name
from portal.operations import OperationRefusedError, may, require


@require_safe
def members(request: Any, slug: str) -> HttpResponse:
    """Members see each other; others see how many there are and whom they could turn to."""
    space = request.space
    context: dict[str, Any] = {
        "space": space,
        "administrators": administrators_for(space, request.user),
        "participants": participants_of(space)[:24],
        "sees_members": may(request.user, "community.view_members", space),
        "manages": may(request.user, "community.manage_members", space),
        "decides": may(request.user, "community.view_join_requests", space),
    }
    if context["sees_members"]:
        page = by_name(members_of(space), name="user__display_name", after=request.GET.get("after", ""))
        context |= {
            "rows": [{"membership": row, "role": role_label(space, row.role)} for row in page.rows],
            "next_url": with_query(request, after=page.next_cursor) if page.next_cursor else "",
            "roles": [(role.value, role_label(space, role)) for role in Role],
        }
    return render(request, "community/members.html", context)


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
    context = {
        "space": request.space,
        "waiting": list(open_requests_in(request.space)[:50]),
        "live_keys": f"space:{request.space.pk}",
    }
    return answer(request, "community/requests.html", "community/_requests.html", context)


@require_POST
@member_required
def decide(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    asked = get_object_or_404(JoinRequest.objects.filter(space=request.space), pk=pk)
    grant = request.POST.get("decision") == "grant"
    try:
        decide_join_request(actor=request.user, request=asked, grant=grant)
    except OperationRefusedError as refusal:
        return refusal_page(request, refusal, back_to="space_requests")
    told = _("%(name)s is now a member.") if grant else _("%(name)s has been told.")
    messages.success(request, told % {"name": asked.user.name})
    return see_other(in_space(request.space, "space_requests"))
