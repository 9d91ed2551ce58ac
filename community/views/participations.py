"""Organisations that take part in a network space, from both sides."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.choices import ParticipationSide
from community.http import PersonRequest
from community.models import Organisation, Participation
from community.operations.participations import (
    answer_participation,
    end_participation,
    propose_participation,
)
from community.people_tabs import people_tabs
from community.selectors import (
    organisations_for,
    organisations_to_propose,
    participations_beside,
    spaces_to_take_part_in,
)
from community.views.refusals import answer_button, refusal_page
from portal.addresses import in_space, number_of
from portal.http import member_required, next_url, see_other
from portal.keyset import A_PAGE, cut
from portal.operations import OperationRefusedError, may, require
from portal.spaces import readable

_LONGEST_WORDS = 80


def _words(request: HttpRequest) -> str:
    """What is looked for; PostgreSQL takes no NUL."""
    return request.GET.get("q", "").replace("\x00", "").strip()[:_LONGEST_WORDS]


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def of_space(request: PersonRequest, slug: str) -> HttpResponse:
    """Who takes part in this space, who asks to and who is asked; and whom one could ask."""
    space = request.space
    if not space.is_network:
        raise Http404
    require(request.user, "community.view_participations", space)
    back = in_space(space, "space_participations")
    if request.method == "POST":
        wanted = number_of(request.POST.get("organisation", "")) or 0
        organisation = get_object_or_404(organisations_for(request.user), pk=wanted)
        return _propose(request, organisation, space, ParticipationSide.SPACE, back)
    q = _words(request)
    context = {
        "space": space,
        **_listed(request, participations_beside(space=space), ParticipationSide.SPACE),
        "q": q,
        "found": organisations_to_propose(space, request.user, q) if q else [],
        "tabs": people_tabs(request.user, space, "space_participations"),
    }
    return render(request, "community/participations_of_space.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def of_organisation(request: PersonRequest, pk: int) -> HttpResponse:
    """Where the organisation takes part and is asked to, for whoever speaks for it."""
    organisation = get_object_or_404(organisations_for(request.user), pk=pk)
    require(request.user, "community.speak_for_organisation", organisation)
    back = reverse("organisation_participations", args=[pk])
    if request.method == "POST":
        wanted = number_of(request.POST.get("space", "")) or 0
        space = get_object_or_404(readable(request.user), pk=wanted)
        return _propose(request, organisation, space, ParticipationSide.ORGANISATION, back)
    q = _words(request)
    rows = participations_beside(organisation=organisation)
    context = {
        "organisation": organisation,
        **_listed(request, rows, ParticipationSide.ORGANISATION),
        "q": q,
        "found": spaces_to_take_part_in(organisation, request.user, q),
    }
    return render(request, "community/participations_of_organisation.html", context)


def _listed(request: PersonRequest, rows: Any, side: str) -> dict[str, Any]:
    page = cut(rows, by="moment", before=request.GET.get("before", ""), size=A_PAGE)
    return {
        "rows": [
            {
                "participation": row,
                "url": reverse("participation", args=[row.pk]),
                "is_asked": row.agreed_at is None and row.proposed_from != side,
                "is_waiting": row.agreed_at is None and row.proposed_from == side,
            }
            for row in page.rows
        ],
        "next_url": next_url(request, before=page.next_cursor),
    }


def _propose(
    request: PersonRequest, organisation: Organisation, space: Any, side: str, back: str
) -> HttpResponse:
    try:
        made = propose_participation(actor=request.user, organisation=organisation, space=space, side=side)
    except OperationRefusedError as refusal:
        return refusal_page(request, refusal, back_url=back)
    told = _("Both sides have agreed.") if made.agreed_at else _("The other side has been asked.")
    messages.success(request, told)
    return see_other(back)


def _found(request: PersonRequest, pk: int) -> Participation:
    """The participation, if the reader speaks for one of its sides; to all others it does not exist."""
    row = get_object_or_404(Participation.objects.select_related("space", "organisation"), pk=pk)
    if not may(request.user, "community.view_participation", row):
        raise Http404
    return row


def _page_of(request: PersonRequest, row: Participation) -> str:
    """The page of the side for which the reader speaks."""
    if may(request.user, "community.view_participations", row.space):
        return in_space(row.space, "space_participations")
    return reverse("organisation_participations", args=[row.organisation_id])


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def participation(request: PersonRequest, pk: int) -> HttpResponse:
    """Where notices lead; by POST the answer, or the end."""
    row = _found(request, pk)
    back = _page_of(request, row)
    if request.method != "POST":
        return see_other(back)
    do = request.POST.get("do")
    deed = partial(end_participation, actor=request.user, participation=row)
    if do in {"agree", "decline"}:
        deed = partial(answer_participation, actor=request.user, participation=row, agree=do == "agree")
    return answer_button(request, deed, told=_("Saved. The other side has been told."), back=back)
