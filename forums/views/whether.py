"""Did it work? Three buttons, a month after a question was solved, or whenever its author likes."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums.choices import Outcome
from forums.forms_help import WhetherNoteForm
from forums.models import Topic
from forums.operations.whether import open_again, say_whether
from forums.views.framing import ACCEPTED_LENGTH, below_topic
from forums.views.showing import find_topic
from portal.http import MemberRequest, kept_form, member_required, refused, see_other
from portal.markdown import excerpt
from portal.operations import OperationRefusedError, require


@require_http_methods(["GET", "POST"])
@member_required
def topic_whether(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """``outcome`` is one of three buttons; ``again`` opens the question again, with what is missing."""
    topic = find_topic(request, pk)
    require(request.user, "forums.say_whether", topic)
    if not topic.is_solved:
        return see_other(topic.get_absolute_url())
    form = WhetherNoteForm(request.POST if "again" in request.POST else None, initial=kept_form(request))
    if "again" in request.POST and form.is_valid():
        try:
            open_again(actor=request.user, topic=topic, note=form.cleaned_data["note"])
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("Your question is open again."))
            return see_other(topic.get_absolute_url())
    elif request.method == "POST" and not form.is_bound:
        return _said(request, topic)
    return render(
        request, "forums/whether.html", _context(request, topic, form), status=422 if form.is_bound else 200
    )


def _said(request: MemberRequest, topic: Topic) -> HttpResponse:
    here = request.path
    try:
        said = say_whether(actor=request.user, topic=topic, outcome=request.POST.get("outcome", ""))
    except OperationRefusedError as refusal:
        messages.error(request, str(refusal))
        return see_other(here)
    if said.is_verified:
        messages.success(request, _("Thank you. The answer is verified now, and its author has heard of it."))
        return see_other(topic.get_absolute_url())
    return see_other(here)


def _context(request: MemberRequest, topic: Topic, form: WhetherNoteForm) -> dict[str, Any]:
    answer = topic.accepted_post
    outcome = topic.request.outcome if topic.request is not None else ""
    return {
        "topic": topic,
        "answer": answer,
        "answer_words": excerpt(answer.html, ACCEPTED_LENGTH) if answer is not None else "",
        "outcomes": [(each.value, each.label, _TONES[each]) for each in Outcome],
        "outcome": outcome,
        "asks_further": outcome in {Outcome.PARTLY, Outcome.NO} or form.is_bound,
        "form": form,
        "crumbs": below_topic(topic, _("Did it work?"), request.user),
    }


_TONES = {Outcome.YES: "primary", Outcome.PARTLY: "secondary", Outcome.NO: "secondary"}
