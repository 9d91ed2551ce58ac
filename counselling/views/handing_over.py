"""Reporting an entry of a talk to the coordinators of the network."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.http import PersonRequest
from community.selectors.moderation import own_report
from counselling.forms import HandOverForm
from counselling.models import Handover, TalkEntry
from counselling.operations.handing_over import hand_over_entry
from portal.http import kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError, may


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def report_entry(request: PersonRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """The form, with the words as they will be handed over; who did so before sees what came of it."""
    entry = _entry(request, pk, number)
    handover = Handover.objects.filter(entry=entry, reporter=request.user).first()
    earlier = own_report(request.user, handover) if handover is not None else None
    if earlier is not None:
        return see_other(earlier.get_absolute_url())
    if not may(request.user, "counselling.hand_over_entry", entry):
        raise Http404
    form = HandOverForm(request.POST if request.method == "POST" else None, initial=kept_form(request))
    if form.is_valid():
        try:
            made = hand_over_entry(actor=request.user, entry=entry, **form.deed())
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("Thank you. The coordinators will look at it."))
            return see_other(made.get_absolute_url())
    context = {"form": form, "entry": entry, "back_url": entry.get_absolute_url()}
    return render(request, "counselling/report_entry.html", context, status=422 if form.is_bound else 200)


def _entry(request: PersonRequest, pk: int, number: int) -> Any:
    entries = TalkEntry.objects.visible_to(request.user).select_related("talk__place", "author__profile")
    return get_object_or_404(entries, talk_id=pk, number=number, talk__place=request.space)
