"""The consent desk: whose words are wanted elsewhere, by whom, for what."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from community.consent import describe, describe_all
from community.http import PersonRequest
from community.operations.consent import agree_to_words, decline_to_words
from community.selectors import words_asked_by, words_asked_of
from portal.addresses import in_space
from portal.http import answer, member_required, next_url, see_other
from portal.keyset import newest
from portal.models import CarryRequest
from portal.operations import OperationRefusedError, may


@require_safe
@member_required
def my_words(request: PersonRequest) -> HttpResponse:
    """What is asked of the reader, and what they asked of others."""
    of_me = newest(words_asked_of(request.user), before=request.GET.get("of_me", ""))
    by_me = newest(words_asked_by(request.user), before=request.GET.get("by_me", ""))
    context = {
        "asked_of_me": describe_all(of_me.rows, request.user),
        "more_of_me": next_url(request, of_me=of_me.next_cursor),
        "asked_by_me": describe_all(by_me.rows, request.user),
        "more_by_me": next_url(request, by_me=by_me.next_cursor),
    }
    return render(request, "community/my_words.html", context)


def _request_of(request: PersonRequest, pk: int) -> CarryRequest:
    """The request of this space, for its two people only; nobody else learns that it exists."""
    rows = CarryRequest.objects.select_related("from_space", "to_space", "by", "author")
    asked = get_object_or_404(rows.filter(from_space=request.space), pk=pk)
    if not may(request.user, "community.view_words", asked):
        raise Http404
    return asked


@require_safe
@member_required
def words(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    return _page(request, _request_of(request, pk), refusal=None)


@require_POST
@member_required
def decide(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    asked = _request_of(request, pk)
    agrees = request.POST.get("decision") == "agree"
    try:
        (agree_to_words if agrees else decline_to_words)(actor=request.user, request=asked)
    except OperationRefusedError as refusal:
        return _page(request, asked, refusal=refusal, status=422)
    told = _("Thank you. %(name)s has been told that you agree.") if agrees else _("%(name)s has been told.")
    messages.success(request, told % {"name": asked.by.name})
    return see_other(in_space(request.space, "words", asked.pk))


def _page(request: PersonRequest, asked: CarryRequest, *, refusal: Any, status: int = 200) -> HttpResponse:
    wanted = describe(asked, request.user)
    if wanted is None:
        raise Http404
    context = {
        "wanted": wanted,
        "refusal": refusal,
        "is_author": may(request.user, "community.decide_words", asked),
        "here": in_space(request.space, "words", asked.pk),
    }
    return answer(request, "community/words.html", "community/_words_state.html", context, status=status)
