"""Writing in a talk, and saying what one has read."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community.http import PersonRequest
from community.views.refusals import answer_button
from counselling.forms import WRITING, writing_form
from counselling.models import TalkEntry
from counselling.operations.talking import read_talk, remove_entry, tick_step, write_in_talk
from counselling.views.showing import find_talk, whole_page
from portal.addresses import number_of
from portal.http import kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def write(request: PersonRequest, pk: int, kind: str) -> HttpResponse:
    """Add something of a kind; opened as a page, it is that of the talk, with what was typed before."""
    shown = find_talk(request, pk)
    if kind not in WRITING:
        raise Http404
    if request.method != "POST":
        form = writing_form(kind, initial=kept_form(request))
        return render(request, "counselling/talk.html", whole_page(request, shown, **{kind: form}))
    form = writing_form(kind, request.POST)
    if form.is_valid():
        try:
            entry = write_in_talk(actor=request.user, talk=shown, words=form.entry())
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(f"{shown.get_absolute_url()}#post-{entry.number}")
    return render(request, "counselling/talk.html", whole_page(request, shown, **{kind: form}), status=422)


def _entry(request: PersonRequest, pk: int, number: int) -> Any:
    entries = TalkEntry.objects.visible_to(request.user).select_related("talk")
    return get_object_or_404(entries, talk_id=pk, number=number, removed_at=None)


@require_POST
@member_required
def remove(request: PersonRequest, pk: int, number: int) -> HttpResponse:
    entry = _entry(request, pk, number)
    return answer_button(
        request, partial(remove_entry, actor=request.user, entry=entry), told=_("Your words are gone."),
        back=entry.get_absolute_url(),
    )  # fmt: skip


@require_POST
@member_required
def step(request: PersonRequest, pk: int, number: int) -> HttpResponse:
    """Tick a next step, or take the tick away: whichever it has not."""
    entry = _entry(request, pk, number)
    return answer_button(
        request,
        partial(tick_step, actor=request.user, entry=entry, is_done=entry.done_at is None),
        told=_("Saved."),
        back=entry.get_absolute_url(),
    )


@require_http_methods(["GET", "POST"])
@member_required
def seen(request: PersonRequest, pk: int) -> HttpResponse:
    """The reader had entries in sight, up to ``number``. Scripts send it; nothing comes back."""
    shown = find_talk(request, pk)
    if request.method != "POST":
        return see_other(shown.get_absolute_url())
    read_talk(actor=request.user, talk=shown, number=number_of(request.POST.get("number", "")) or 0)
    return HttpResponse(status=204)
