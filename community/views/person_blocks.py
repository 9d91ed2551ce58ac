"""Whom one has blocked: saying so, and taking it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.http import PersonRequest, next_of
from community.operations.person_blocks import block_somebody, unblock_somebody
from community.selectors import people_for, person_blocks_of
from community.views.refusals import refusal_page
from portal.http import member_required, next_url, see_other
from portal.keyset import newest
from portal.operations import OperationRefusedError


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def block(request: PersonRequest, handle: str) -> HttpResponse:
    """Says what a block does when it is opened; blocks when it is sent."""
    person = get_object_or_404(people_for(request.user), handle=handle)
    back_url = next_of(request) or person.get_absolute_url()
    if request.method != "POST":
        context = {"person": person, "back_url": back_url, "next": next_of(request)}
        return render(request, "community/person_block.html", context)
    try:
        block_somebody(actor=request.user, person=person)
    except OperationRefusedError as refusal:
        return refusal_page(request, refusal, back_url=back_url)
    messages.success(request, _("You have blocked %(name)s. They are not told.") % {"name": person.name})
    return see_other(next_of(request) or reverse("me_blocked"))


@require_safe
@member_required
def blocked(request: PersonRequest) -> HttpResponse:
    page = newest(person_blocks_of(request.user), before=request.GET.get("before", ""))
    context = {"rows": page.rows, "next_url": next_url(request, before=page.next_cursor)}
    return render(request, "community/blocked.html", context)


@require_POST
@member_required
def unblock(request: PersonRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(person_blocks_of(request.user), pk=pk)
    name = found.blocked.name
    unblock_somebody(actor=request.user, block=found)
    messages.success(request, _("You hear from %(name)s again.") % {"name": name})
    return see_other(reverse("me_blocked"))
