"""Asking people who may know, and being asked."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from community.mention_links import with_links
from forums.forms_asking import AskForm
from forums.models import HelpInvitation, Topic
from forums.operations.routing import ask_people, decline_to_help, let_ask_by_itself
from forums.recent import posting_rules_of
from forums.routing.selectors import Suggestion, asked_about, room_in, suggest
from forums.routing.words import for_oneself, for_others
from forums.selectors import opening_of, routing_of
from forums.views.framing import below_topic
from forums.views.old_addresses import find_or_heir
from forums.views.showing import find_topic
from portal.addresses import in_space
from portal.http import MemberRequest, member_required, refused, see_other
from portal.operations import OperationRefusedError, may, require


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def topic_ask_people(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Who may know, with the reason; who is asked already; and whether the platform may ask by itself."""
    topic = find_topic(request, pk)
    require(request.user, "forums.ask_people", topic)
    found = suggest(request.user, topic) if _waits(topic) else []
    if request.method != "POST":
        return _ask_page(request, topic, found, AskForm(people=found))
    form = AskForm(request.POST, people=found)
    if form.is_valid():
        try:
            asked = ask_people(actor=request.user, topic=topic, people=form.cleaned_data["people"])
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            many = ngettext(
                "%(count)d person has been asked.", "%(count)d people have been asked.", len(asked)
            )
            messages.success(request, many % {"count": len(asked)})
            return see_other(in_space(topic.space, "topic_ask_people", topic.pk))
    return _ask_page(request, topic, found, form, status=422)


def _waits(topic: Topic) -> bool:
    return not (topic.is_solved or topic.is_locked or topic.is_hidden)


def _ask_page(
    request: MemberRequest, topic: Topic, found: list[Suggestion], form: AskForm, *, status: int = 200
) -> HttpResponse:
    routing, opening = routing_of(topic), opening_of(topic)
    edit_url = ""
    if opening is not None and may(request.user, "forums.edit_post", opening):
        edit_url = in_space(topic.space, "post_edit", opening.pk)
    context: dict[str, Any] = {
        "topic": topic,
        "crumbs": below_topic(topic, _("People who may know"), request.user),
        "form": form,
        "picked": [str(pk) for pk in form["people"].value() or []],
        "suggestions": [{"person": each.person, "reasons": for_others(each.reasons)} for each in found],
        "asked": asked_about(request.user, topic),
        "room": room_in(topic),
        "waits": _waits(topic),
        "space_asks": posting_rules_of(topic.space_id).asks_by_itself,
        "asks_by_itself": routing is None or routing.stopped_at is None,
        "has_looked": routing is not None and routing.looked_at is not None,
        "edit_url": edit_url,
    }
    return render(request, "forums/ask_people.html", context, status=status)


@require_http_methods(["GET", "POST"])
@member_required
def topic_ask_by_itself(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Whether the platform may ask two people when nobody answers for a day."""
    topic = find_topic(request, pk)
    if request.method == "POST":
        allowed = request.POST.get("allowed") == "yes"
        try:
            let_ask_by_itself(actor=request.user, topic=topic, allowed=allowed)
        except OperationRefusedError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Your choice is kept."))
    return see_other(in_space(topic.space, "topic_ask_people", topic.pk))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def topic_help(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """What the reader is asked, why, and how to say no; for who was asked alone."""
    topic = find_or_heir(request, pk)
    rows = HelpInvitation.objects.visible_to(request.user).filter(topic=topic, person_id=request.user.pk)
    invitation = get_object_or_404(rows.select_related("topic__space", "invited_by"))
    if request.method == "POST":
        decline_to_help(actor=request.user, invitation=invitation)
        messages.success(request, _("Thank you for saying so. Nobody is told why."))
        return see_other(in_space(topic.space, "topic_help", topic.pk))
    opening = opening_of(topic)
    context = {
        "topic": topic,
        "invitation": invitation,
        "reasons": for_oneself(invitation.reasons),
        "opening_html": with_links(opening.html, {}) if opening is not None else "",
        "waits": _waits(topic),
        "may_reply": may(request.user, "forums.reply_to_topic", topic),
        "crumbs": below_topic(topic, _("You are asked for help"), request.user),
    }
    return render(request, "forums/asked.html", context)
