"""One member, for who runs the space: their role, the administration, the way out."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community.forms.invitations import BlockForm, role_choices
from community.forms.spaces import HandOverForm, MemberForm
from community.http import PersonRequest
from community.labels import role_label
from community.models import Membership
from community.operations.blocks import block_person
from community.operations.memberships import accept_member, change_role, hand_over, remove_member
from community.people_tabs import people_tabs
from community.selectors import members_of
from community.views.refusals import answer_button, refusal_page
from portal.addresses import in_space
from portal.http import member_required, refused, see_other
from portal.operations import OperationRefusedError, require


def _found(request: PersonRequest, pk: int) -> Membership:
    return get_object_or_404(members_of(request.space).select_related("space"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def member(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """What one member is here, and all that can be changed about it."""
    membership = _found(request, pk)
    require(request.user, "community.manage_members", request.space)
    roles = role_choices(request.space)
    if request.method != "POST":
        now = {"role": membership.role, "edits_pages": membership.edits_pages}
        return _page(request, membership, MemberForm(initial=now, roles=roles))
    form = MemberForm(request.POST, roles=roles)
    if form.is_valid():
        try:
            change_role(actor=request.user, membership=membership, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("The role has been changed."))
            return see_other(in_space(request.space, "space_members"))
    return _page(request, membership, form, status=422)


def _page(
    request: PersonRequest, membership: Membership, form: MemberForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "space": request.space,
        "membership": membership,
        "role": role_label(request.space, membership.role),
        "form": form,
        "block_form": BlockForm(),
        "is_self": membership.user_id == request.user.pk,
        "tabs": people_tabs(request.user, request.space, "space_members"),
    }
    return render(request, "community/member.html", context, status=status)


@require_POST
@member_required
def accept(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    membership = _found(request, pk)
    return answer_button(
        request,
        partial(accept_member, actor=request.user, membership=membership),
        told=_("%(name)s has been accepted.") % {"name": membership.user.name},
        back=in_space(request.space, "space_member", membership.pk),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def administration(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """Hand the administration over: what it means, and the choice of what one stays."""
    membership = _found(request, pk)
    require(request.user, "community.manage_members", request.space)
    form = HandOverForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            hand_over(actor=request.user, membership=membership, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            name = membership.user.name
            messages.success(request, _("%(name)s administers this space now.") % {"name": name})
            return see_other(in_space(request.space, "space_members"))
    context = {"space": request.space, "membership": membership, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "community/hand_over.html", context, status=status)


@require_POST
@member_required
def block(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    membership = _found(request, pk)
    require(request.user, "community.block", request.space)
    back = in_space(request.space, "space_member", pk)
    form = BlockForm(request.POST)
    if not form.is_valid():
        return refusal_page(request, OperationRefusedError(form.errors["reason"][0]), back_url=back)
    return answer_button(
        request,
        partial(
            block_person, actor=request.user, space=request.space, user=membership.user, **form.cleaned_data
        ),
        told=_("The person is blocked, and no longer a member."),
        back=back,
        onward=in_space(request.space, "space_blocks"),
    )


@require_POST
@member_required
def remove(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    return answer_button(
        request,
        partial(remove_member, actor=request.user, membership=_found(request, pk)),
        told=_("The person is no longer a member."),
        back=in_space(request.space, "space_members"),
    )
