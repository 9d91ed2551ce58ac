"""One's own talks: the list, one talk, its beginning and its end; 404 for all but the two."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.http import PersonRequest
from community.views.refusals import answer_button
from counselling.forms import AnswerForm, RatingForm
from counselling.operations.asking import accept_talk, decline_talk, withdraw_talk
from counselling.operations.rating import rate_talk
from counselling.operations.talking import end_talk
from counselling.selectors import page_of_talks
from counselling.talk_rows import talk_row
from counselling.views.going_on import ways_on
from counselling.views.showing import find_talk, note_page_as_read, whole_page
from portal.http import answer, kept_form, member_required, next_url, refused, see_other
from portal.operations import OperationRefusedError, require

OVER = "ended"


@require_safe
@member_required
def mine(request: PersonRequest) -> HttpResponse:
    is_over = request.GET.get("show") == OVER
    page = page_of_talks(request.user, is_over=is_over, before=request.GET.get("before", ""))
    here = reverse("talks")
    context = {
        "rows": [talk_row(talk, request.user) for talk in page.rows],
        "is_over": is_over,
        "tabs": [
            {"label": _("Open"), "url": here, "current": not is_over},
            {"label": _("Ended"), "url": f"{here}?show={OVER}", "current": is_over},
        ],
        "next_url": next_url(request, before=page.next_cursor),
        "live_key": f"user:{request.user.pk}",
    }
    return answer(request, "counselling/talks.html", "counselling/_talks.html", context)


@require_safe
@member_required
def talk(request: PersonRequest, pk: int) -> HttpResponse:
    shown = find_talk(request, pk)
    context = whole_page(request, shown) | ways_on(request, shown)
    note_page_as_read(request, shown, context)
    return answer(request, "counselling/talk.html", "counselling/_conversation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def answer_request(request: PersonRequest, pk: int) -> HttpResponse:
    """Accept or decline; opened as a page, it is that of the talk."""
    shown = find_talk(request, pk)
    require(request.user, "counselling.answer_talk", shown)
    if request.method != "POST":
        form = AnswerForm(initial=kept_form(request))
        return render(request, "counselling/talk.html", whole_page(request, shown, answer=form))
    form = AnswerForm(request.POST)
    accepts = request.POST.get("decision") == "accept"
    if form.is_valid():
        decide = accept_talk if accepts else decline_talk
        try:
            decide(actor=request.user, talk=shown, answer=form.cleaned_data["answer"])
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            told = _("You can talk now.") if accepts else _("You have declined. The asker is told kindly.")
            messages.success(request, told)
            return see_other(shown.get_absolute_url())
    return render(request, "counselling/talk.html", whole_page(request, shown, answer=form), status=422)


@require_POST
@member_required
def withdraw(request: PersonRequest, pk: int) -> HttpResponse:
    shown = find_talk(request, pk)
    return answer_button(
        request,
        partial(withdraw_talk, actor=request.user, talk=shown),
        told=_("You have taken your request back."),
        back=shown.get_absolute_url(),
    )


@require_POST
@member_required
def end(request: PersonRequest, pk: int) -> HttpResponse:
    shown = find_talk(request, pk)
    return answer_button(
        request,
        partial(end_talk, actor=request.user, talk=shown),
        told=_("The talk has ended. You can both still read it."),
        back=f"{shown.get_absolute_url()}#rating",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def rate(request: PersonRequest, pk: int) -> HttpResponse:
    """Say whether it helped; opened as a page, it is that of the talk."""
    shown = find_talk(request, pk)
    if request.method != "POST":
        return render(request, "counselling/talk.html", whole_page(request, shown))
    form = RatingForm(request.POST)
    if form.is_valid():
        try:
            rate_talk(actor=request.user, talk=shown, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("Thank you. You can change it at any time."))
            return see_other(f"{shown.get_absolute_url()}#rating")
    return render(request, "counselling/talk.html", whole_page(request, shown, rating=form), status=422)
