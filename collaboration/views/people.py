"""Coming to a group and leaving it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaboration.forms import InviteForm
from collaboration.operations.invitations import (
    accept_invitation,
    decline_invitation,
    invite_to_group,
    leave_group,
)
from collaboration.selectors import found_to_invite
from collaboration.views.showing import below, find_group
from portal.addresses import in_space
from portal.choices import SectionKind
from portal.http import MemberRequest, member_required, refused, see_other
from portal.operations import OperationRefusedError, require


@require_http_methods(["GET", "POST"])
@member_required
def group_invite(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Find people of the space by name or organisation, tick them, ask them."""
    group = find_group(request, pk)
    require(request.user, "collaboration.invite_to_group", group)
    words = request.GET.get("q", "").strip()
    form = InviteForm(
        request.POST if request.method == "POST" else None, people=found_to_invite(group, request.user, words)
    )
    if request.method == "POST" and form.is_valid():
        try:
            invite_to_group(actor=request.user, group=group, invitees=form.cleaned_data["invitees"])
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("They have been asked and will get a notice."))
            return see_other(group.get_absolute_url())
    context = {"form": form, "group": group, "words": words, "crumbs": below(group, _("Invite people"))}
    return render(request, "collaboration/group_invite.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@member_required
def group_answer(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Accept or decline an invitation when sent; opened as a page, it leads to the group."""
    group = find_group(request, pk)
    if request.method == "POST":
        answer = request.POST.get("answer")
        if answer == "accept":
            accept_invitation(actor=request.user, group=group)
            messages.success(request, _("Welcome to the group."))
        elif answer == "decline":
            decline_invitation(actor=request.user, group=group)
            return see_other(_section(group))
        else:
            raise Http404
    return see_other(group.get_absolute_url())


@require_http_methods(["GET", "POST"])
@member_required
def group_leave(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Leave when sent; opened as a page, it leads to the group."""
    group = find_group(request, pk)
    if request.method == "GET":
        return see_other(group.get_absolute_url())
    try:
        leave_group(actor=request.user, group=group)
    except OperationRefusedError as refusal:
        messages.error(request, str(refusal))
        return see_other(group.get_absolute_url())
    messages.success(request, _("You have left the group."))
    return see_other(_section(group))


def _section(group: Any) -> str:
    """Where people go who may no longer see the group's page."""
    return in_space(group.space, "section", SectionKind.COLLABORATION)
