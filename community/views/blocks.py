"""Whom a space does not take in."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community.forms.invitations import BlockAddressForm
from community.http import PersonRequest
from community.operations.blocks import block_address, lift_block
from community.people_tabs import people_tabs
from community.selectors import blocks_in
from community.views.refusals import answer_button
from portal.addresses import in_space
from portal.http import kept_form, member_required, next_url, refused, see_other
from portal.keyset import newest
from portal.operations import OperationRefusedError, may, require


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def blocks(request: PersonRequest, slug: str) -> HttpResponse:
    """Who is blocked, with the reason, and the form to block an address."""
    space = request.space
    require(request.user, "community.view_blocks", space)
    if request.method != "POST":
        return _page(request, BlockAddressForm(initial=kept_form(request)))
    form = BlockAddressForm(request.POST)
    if form.is_valid():
        try:
            block_address(actor=request.user, space=space, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("Nobody comes in with this address now."))
            return see_other(in_space(space, "space_blocks"))
    return _page(request, form, status=422)


def _page(request: PersonRequest, form: BlockAddressForm, *, status: int = 200) -> HttpResponse:
    page = newest(blocks_in(request.space), before=request.GET.get("before", ""))
    context = {
        "space": request.space,
        "form": form,
        "rows": page.rows,
        "next_url": next_url(request, before=page.next_cursor),
        "blocks_people": may(request.user, "community.block", request.space),
        "tabs": people_tabs(request.user, request.space, "space_blocks"),
    }
    return render(request, "community/blocks.html", context, status=status)


@require_POST
@member_required
def lift(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    found = get_object_or_404(blocks_in(request.space), pk=pk)
    return answer_button(
        request,
        partial(lift_block, actor=request.user, block=found),
        told=_("The block has been lifted."),
        back=in_space(request.space, "space_blocks"),
    )
