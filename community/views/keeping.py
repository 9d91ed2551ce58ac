"""Keeping the directory of organisations: what waits, what is likely double, and merging."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.forms import MergeForm
from community.http import PersonRequest
from community.models import Organisation
from community.operations.merging import merge_organisations
from community.operations.organisations import (
    retire_organisation,
    turn_down_organisation,
    verify_organisation,
)
from community.selectors import (
    likely_duplicates,
    organisations_for,
    proposed_organisations,
    suggested_organisations,
)
from community.views.organisations import facts_of
from portal.addresses import number_of
from portal.http import member_required, next_url, see_other
from portal.keyset import oldest
from portal.operations import OperationRefusedError, require


@require_safe
@member_required
def waiting(request: PersonRequest) -> HttpResponse:
    """What a coordinator decides: proposals, and pairs that are likely one."""
    require(request.user, "community.edit_organisation")
    page = oldest(proposed_organisations(), after=request.GET.get("after", ""))
    context = {
        "proposed": [{"organisation": row, "facts": facts_of(row)} for row in page.rows],
        "next_url": next_url(request, after=page.next_cursor),
        "pairs": [
            {"first": first, "second": second, "facts": (facts_of(first), facts_of(second))}
            for first, second in likely_duplicates()
        ],
    }
    return render(request, "community/organisations_waiting.html", context)


@require_POST
@member_required
def decide(request: PersonRequest, pk: int) -> HttpResponse:
    """Verify, retire or turn down."""
    shown = get_object_or_404(organisations_for(request.user), pk=pk)
    wanted = request.POST.get("do", "")
    deeds = {
        "verify": verify_organisation,
        "retire": retire_organisation,
        "turn_down": turn_down_organisation,
    }
    onward = reverse("organisations_waiting")
    if wanted not in deeds:
        raise Http404
    try:
        deeds[wanted](actor=request.user, organisation=shown)
    except OperationRefusedError as refusal:
        messages.error(request, str(refusal))
        return see_other(onward)
    messages.success(request, _("Done."))
    return see_other(onward if wanted == "turn_down" else shown.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def merge(request: PersonRequest, pk: int, other_pk: int) -> HttpResponse:
    """Show what would move, and merge after that."""
    require(request.user, "community.edit_organisation")
    known = organisations_for(request.user)
    pair = [get_object_or_404(known, pk=number) for number in (pk, other_pk)]
    if request.method != "POST":
        return _merge_page(request, pair, MergeForm(pair=pair, initial={"kept": str(_better(pair).pk)}))
    form = MergeForm(request.POST, pair=pair)
    if form.is_valid():
        kept = next(row for row in pair if str(row.pk) == form.cleaned_data["kept"])
        merged = next((row for row in pair if row.pk != kept.pk), kept)
        try:
            kept = merge_organisations(actor=request.user, kept=kept, merged=merged)
        except OperationRefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The two are one now."))
            return see_other(kept.get_absolute_url())
    return _merge_page(request, pair, form, status=422)


@require_safe
@member_required
def merge_with(request: PersonRequest, pk: int) -> HttpResponse:
    """Choose what to merge with: by name, by number, or among the likely ones."""
    require(request.user, "community.edit_organisation")
    shown = get_object_or_404(organisations_for(request.user), pk=pk)
    q = request.GET.get("q", "")
    found = organisations_for(request.user).exclude(pk=pk)
    number = number_of(q)
    found = found.filter(pk=number) if number is not None else found.filter(pk__in=_similar(request, q))
    pairs = [second if first.pk == pk else first for first, second in likely_duplicates(shown)]
    context = {"organisation": shown, "q": q, "found": list(found), "likely": pairs}
    return render(request, "community/organisation_merge_with.html", context)


def _similar(request: PersonRequest, q: str) -> list[int]:
    return [row.pk for row in suggested_organisations(request.user, q)]


def _better(pair: list[Organisation]) -> Organisation:
    """The one to keep unless somebody knows better: verified, with a space, the older."""
    return min(pair, key=lambda row: (not row.is_verified, row.space_id is None, row.pk))


def _merge_page(
    request: PersonRequest, pair: list[Organisation], form: MergeForm, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "sides": [_side(row) for row in pair]}
    return render(request, "community/organisation_merge.html", context, status=status)


def _side(row: Organisation) -> dict[str, object]:
    """What stands on one side of a merge, in numbers; those who merge see numbers, not people."""
    return {
        "organisation": row,
        "facts": facts_of(row),
        "counts": [
            (_("Positions of people"), row.positions.count()),
            (_("Spaces in which it takes part"), row.participations.count()),
            (_("Contacts"), row.contacts.count()),
            (_("Names"), row.names.count()),
        ],
        "has_space": row.space_id is not None,
    }
