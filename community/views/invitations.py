"""Inviting people into a space, and what became of it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from community.forms.invitations import InviteForm
from community.http import PersonRequest
from community.invited import in_words, show_invitations
from community.operations.invitations import invite_people, renew_invitation, withdraw_invitation
from community.people_tabs import people_tabs
from community.selectors import SortedAddresses, administrator_ids, invitations_in, sort_addresses
from community.views.refusals import answer_button
from portal.addresses import in_space
from portal.http import kept_form, member_required, next_url, refused, see_other
from portal.keyset import newest
from portal.operations import OperationRefusedError, may, require


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def invitations(request: PersonRequest, slug: str) -> HttpResponse:
    """The form, and the invitations of this space, latest first."""
    require(request.user, "community.view_invitations", request.space)
    if request.method == "POST":
        return _invite(request)
    return _page(request, InviteForm(space=request.space, initial=kept_form(request)))


def _invite(request: PersonRequest) -> HttpResponse:
    """Invite, or with ``do=look`` say first what would become of the list."""
    require(request.user, "community.invite", request.space)
    form = InviteForm(request.POST, space=request.space)
    told = None
    if form.is_valid():
        told = sort_addresses(request.space, form.emails, timezone.now())
        if request.POST.get("do") == "look":
            return _page(request, form, told=told)
        words = {name: form.cleaned_data[name] for name in form.cleaned_data if name != "addresses"}
        try:
            made = invite_people(actor=request.user, space=request.space, emails=form.emails, **words)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            if made:
                _say(request, len(made), told)
                return see_other(in_space(request.space, "space_invitations"))
            form.add_error("addresses", _("There is nobody new to invite in this list."))
    return _page(request, form, told=told, status=422)


def _say(request: PersonRequest, count: int, told: SortedAddresses) -> None:
    words = ngettext("%(n)s invitation is on its way.", "%(n)s invitations are on their way.", count)
    messages.success(request, words % {"n": count})
    if told.skipped:
        for sentence in in_words(told)[1:]:
            messages.info(request, sentence)


def _page(
    request: PersonRequest, form: InviteForm, *, told: SortedAddresses | None = None, status: int = 200
) -> HttpResponse:
    space = request.space
    page = newest(invitations_in(space), before=request.GET.get("before", ""))
    context: dict[str, Any] = {
        "space": space,
        "form": form,
        "tabs": people_tabs(request.user, space, "space_invitations"),
        "told": in_words(told) if told is not None else [],
        "invites": may(request.user, "community.invite", space),
        "rows": show_invitations(page.rows, administrators=administrator_ids(space), now=timezone.now()),
        "next_url": next_url(request, before=page.next_cursor),
    }
    return render(request, "community/invitations.html", context, status=status)


@require_POST
@member_required
def renew(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    found = get_object_or_404(invitations_in(request.space), pk=pk)
    return answer_button(
        request,
        partial(renew_invitation, actor=request.user, invitation=found),
        told=_("A new link is on its way; the earlier one leads nowhere now."),
        back=in_space(request.space, "space_invitations"),
    )


@require_POST
@member_required
def withdraw(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    found = get_object_or_404(invitations_in(request.space), pk=pk)
    return answer_button(
        request,
        partial(withdraw_invitation, actor=request.user, invitation=found),
        told=_("The invitation has been withdrawn."),
        back=in_space(request.space, "space_invitations"),
    )
