"""Reporting something, and what came of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from community.forms.moderation import ReportForm
from community.http import PersonRequest
from community.models import Report
from community.moderation import targets
from community.operations import moderation
from community.selectors.moderation import own_report, show_case
from portal.http import kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError, may, require


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def report(request: PersonRequest, slug: str, what: str, pk: int) -> HttpResponse:
    """The form for one thing; who has reported it before sees what came of that."""
    obj = targets.find(what, pk, request.user)
    if obj is None or obj.space_id != request.space.pk:
        raise Http404
    require(request.user, "community.report", obj)
    if earlier := own_report(request.user, obj):
        return see_other(earlier.get_absolute_url())
    form = ReportForm(request.POST or None, initial=kept_form(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = moderation.report(actor=request.user, obj=obj, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return _thanks(request, made)
    context = {"form": form, "title": targets.title_of(obj), "back_url": obj.get_absolute_url()}
    return render(request, "community/report.html", context, status=422 if form.is_bound else 200)


def _thanks(request: PersonRequest, made: Report) -> HttpResponse:
    """Who decides here themselves goes on to do so."""
    if may(request.user, "community.decide_case", made.case):
        messages.success(
            request, _("Reported. You can decide about it here, or leave it to another moderator.")
        )
        return see_other(made.case.get_absolute_url())
    messages.success(request, _("Thank you. The moderators will look at it."))
    return see_other(made.get_absolute_url())


@require_safe
@member_required
def own(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """What one has reported, and how far it is."""
    rows = Report.objects.filter(space=request.space, reporter=request.user).select_related("case", "space")
    found = get_object_or_404(rows, pk=pk)
    context = {"report": found, "shown": show_case(found.case, request.user, with_reports=False)}
    return render(request, "community/own_report.html", context)
