from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import push_url, retarget

from forums.forms import BodyForm, OpeningForm, ReplyForm
from forums.models import Post
from forums.operations.posts import edit_post, remove_post, reply_to_topic
from forums.operations.topics import edit_topic
from forums.selectors import page_start
from forums.views.framing import below_topic
from forums.views.showing import find_post, find_topic, reply_place
from portal.http import MemberRequest, answer, kept_form, member_required, see_other
from portal.markdown import excerpt
from portal.operations import OperationRefusedError, require

QUOTED = 280


@require_safe
def post(request: Any, slug: str, pk: int) -> HttpResponse:
    """The permanent address: leads to the page and the place where the post stands now."""
    found = find_post(request, pk)
    after = page_start(found.number)
    page = f"?after={after}" if after else ""
    return redirect(f"{found.topic.get_absolute_url()}{page}#post-{found.number}")


@require_http_methods(["GET", "POST"])
@member_required
def topic_reply(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    topic = find_topic(request, pk)
    require(request.user, "forums.reply_to_topic", topic)
    is_answer = topic.is_help and topic.author_id != request.user.pk
    form = ReplyForm(request.POST or None, initial=kept_form(request), is_answer=is_answer)
    if request.method == "POST" and form.is_valid():
        made = reply_to_topic(actor=request.user, topic=topic, body=form.cleaned_data["body"])
        return see_other(made.get_absolute_url())
    status = 422 if form.is_bound else 200
    crumbs = below_topic(topic, _("Reply"), request.user)
    context = {**reply_place(request, topic, form), "crumbs": crumbs, "in_place": bool(request.htmx)}
    response = answer(request, "forums/reply.html", "forums/_reply_form.html", context, status=status)
    # The form asks for the conversation to be replaced; a refusal belongs to the form itself.
    return push_url(retarget(response, "#reply"), url=False)


@require_http_methods(["GET", "POST"])
@member_required
def post_edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = find_post(request, pk)
    require(request.user, "forums.edit_post", found)
    form = _edit_form(request, found)
    if request.method == "POST" and form.is_valid():
        _change(request, found, form.cleaned_data)
        return see_other(found.get_absolute_url())
    crumbs = below_topic(found.topic, _("Edit"), request.user)
    context = {"post": found, "topic": found.topic, "form": form, "crumbs": crumbs}
    return render(request, "forums/post_edit.html", context, status=422 if form.is_bound else 200)


def _edit_form(request: MemberRequest, found: Post) -> BodyForm:
    initial: dict[str, Any] = {"body": found.body}
    if not found.is_opening:
        return BodyForm(request.POST or None, initial={**initial, **kept_form(request)})
    tags = found.topic.taggings.select_related("tag").values_list("tag__name", flat=True)
    initial |= {"title": found.topic.title, "tags": ", ".join(tags)}
    return OpeningForm(request.POST or None, initial={**initial, **kept_form(request)})


def _change(request: MemberRequest, found: Post, said: dict[str, Any]) -> None:
    if found.is_opening:
        edit_topic(
            actor=request.user, topic=found.topic, title=said["title"], body=said["body"], words=said["tags"]
        )
    else:
        edit_post(actor=request.user, post=found, body=said["body"])


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
