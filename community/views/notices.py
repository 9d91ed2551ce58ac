"""Notices: the list, the bell, and the way from a notice to its object."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from community.http import PersonRequest
from community.models import Notice
from community.noticeboard import show
from community.operations.notices import read_notices
from community.selectors import notices_of
from portal.http import answer, member_required, next_url, see_other
from portal.keyset import A_PAGE, cut


@require_safe
@member_required
def notices(request: PersonRequest) -> HttpResponse:
    """The newest first; what the reader may no longer see says only that it is gone."""
    page = cut(notices_of(request.user), by="at", before=request.GET.get("before", ""), size=A_PAGE)
    context = {
        "notices": show(page.rows, request.user),
        "here": request.get_full_path(),
        "next_url": next_url(request, before=page.next_cursor),
    }
    return answer(request, "community/notices.html", "community/_notices.html", context)


@require_safe
@member_required
def notice(request: PersonRequest, pk: int) -> HttpResponse:
    """Go to what a notice is about; from then on it counts as read."""
    found = get_object_or_404(
        Notice.objects.filter(recipient=request.user).select_related("actor", "space"), pk=pk
    )
    read_notices(actor=request.user, notices=[found.pk])
    shown = show([found], request.user)[0]
    return see_other(shown.url or reverse("notices"))


@require_POST
@member_required
def read(request: PersonRequest) -> HttpResponse:
    read_notices(actor=request.user)
    return see_other(reverse("notices"))


@require_safe
def bell(request: HttpRequest) -> HttpResponse:
    """The bell of the header, fetched again when something is new; nothing when the session has ended."""
    if not request.user.is_authenticated:
        return HttpResponse(status=204)
    return render(request, "community/_bell.html")
