from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import push_url, retarget

from forums.forms import ReplyForm
from forums.models import Post, Topic
from forums.operations.posts import remove_post
from forums.operations.writing import write_reply
from forums.quoting import quotation
from forums.selectors import has_answered_once, page_start
from forums.views.framing import below_topic
from forums.views.naming import began
from forums.views.old_addresses import find_or_heir, post_from
from forums.views.showing import find_post, reply_place
from portal.addresses import number_of
from portal.http import MemberRequest, answer, kept_form, member_required, refused, see_other
from portal.markdown import excerpt
from portal.operations import OperationRefusedError, require

QUOTED = 280


@require_safe
def post(request: Any, slug: str, pk: int) -> HttpResponse:
    """The permanent address: leads to the page and the place where the post stands now."""
    try:
        found = find_post(request, pk)
    except Http404:
        return redirect(post_from(request, pk).get_absolute_url())
    after = page_start(found.number)
    page = f"?after={after}" if after else ""
    return redirect(f"{found.topic.get_absolute_url()}{page}#post-{found.number}")


@require_http_methods(["GET", "POST"])
@member_required
def topic_reply(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    topic = find_or_heir(request, pk)
    require(request.user, "forums.reply_to_topic", topic)
    is_answer = topic.is_help and not began(request.user, topic)
    quoted = _quoted(request, topic)
    initial = {**quoted, **kept_form(request)}
    form = ReplyForm(request.POST or None, request.FILES or None, initial=initial, is_answer=is_answer)
    if request.method == "POST" and form.is_valid():
        try:
            made = write_reply(actor=request.user, topic=topic, **form.cleaned_data)
            _thank_for_the_first(request, is_answer=is_answer and isinstance(made, Post))
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(made.get_absolute_url())
    status = 422 if form.is_bound else 200
    crumbs = below_topic(topic, _("Reply"), request.user)
    context = {**reply_place(request, topic, form), "crumbs": crumbs, "in_place": bool(request.htmx)}
    if quoted:
        context["draft_key"] = ""  # the draft of a reply that somebody has begun stays as it is
    response = answer(request, "forums/reply.html", "forums/_reply_form.html", context, status=status)
    # The form asks for the conversation to be replaced; a refusal belongs to the form itself.
    return push_url(retarget(response, "#reply"), url=False)


def _thank_for_the_first(request: MemberRequest, *, is_answer: bool) -> None:
    """Who has answered for the first time is told where to say what else others may ask them."""
    if is_answer and has_answered_once(request.user):
        words = _("Thank you. May others ask you about such things? Say so in your settings: Helping others.")
        messages.info(request, words)


def _quoted(request: MemberRequest, topic: Topic) -> dict[str, str]:
    """The form's beginning with the post that ``?quote=`` names, if it stands in this topic."""
    pk = number_of(request.GET.get("quote", ""))
    if pk is None:
        return {}
    found = topic.posts.standing().with_authors().filter(pk=pk).first()
    return {"body": quotation(found)} if found is not None else {}


@require_http_methods(["GET", "POST"])
@member_required
def post_remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Asks once more when it is opened; removes when it is sent."""
    found = find_post(request, pk)
    require(request.user, "forums.remove_post", found)
    refusal = ""
    if request.method == "POST":
        try:
            remove_post(actor=request.user, post=found)
        except OperationRefusedError as error:
            refusal = str(error)
        else:
            return see_other(found.get_absolute_url())
    context = {
        "post": found,
        "refusal": refusal,
        "words": excerpt(found.html, QUOTED),
        "crumbs": below_topic(found.topic, _("Remove"), request.user),
    }
    return render(request, "forums/post_remove.html", context, status=422 if refusal else 200)
