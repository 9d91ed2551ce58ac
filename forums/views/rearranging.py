"""Pages on which moderators move, merge and split topics: choose, see what changes, do it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums import effects
from forums.forms_moving import MergeForm, MoveForm, SplitForm
from forums.models import Topic
from forums.operations.merging import merge_topics, why_not
from forums.operations.moving import move_topic
from forums.operations.splitting import split_topic
from forums.selectors import boards_to_move_to, kinds_of_board, mergeable_with, posts_to_pick
from forums.views.framing import below_topic
from forums.views.showing import find_topic
from portal.addresses import number_of
from portal.http import MemberRequest, kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError, require

SUGGESTED = 8


@require_http_methods(["GET", "POST"])
@member_required
def topic_move(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    topic = _topic(request, pk)
    boards = boards_to_move_to(request.user, topic)
    form = MoveForm(_chosen(request, "board"), boards=boards)
    said: list[str] = []
    if form.is_valid() and request.method == "GET":
        said = effects.of_moving(topic, form.chosen)
    elif form.is_valid():
        moved = _try(form, lambda: move_topic(actor=request.user, topic=topic, board=form.chosen))
        if moved is not None:
            messages.success(request, _("The topic stands on “%s” now.") % form.chosen.name)
            return see_other(moved.get_absolute_url())
    context = {"form": form, "said": said, "boards": boards, "crumbs": _crumbs(request, topic, _("Move"))}
    return _page(request, "forums/topic_move.html", topic, context)


@require_http_methods(["GET", "POST"])
@member_required
def topic_merge(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    topic = _topic(request, pk)
    others = mergeable_with(request.user, topic)
    form = MergeForm(_chosen(request, "into"), topics=others)
    said: list[str] = []
    if form.is_valid() and (reason := why_not(topic, form.cleaned_data["into"])):
        form.add_error("into", reason)
    elif form.is_valid() and request.method == "GET":
        said = effects.of_merging(topic, form.cleaned_data["into"])
    elif form.is_valid():
        into = form.cleaned_data["into"]
        kept = _try(form, lambda: merge_topics(actor=request.user, gone=topic, kept=into))
        if kept is not None:
            messages.success(request, _("The posts stand here now."))
            return see_other(kept.get_absolute_url())
    near = others.exclude(pk=topic.pk).latest_first()
    context = {"form": form, "said": said, "near": near[:SUGGESTED]}
    return _page(
        request,
        "forums/topic_merge.html",
        topic,
        {**context, "crumbs": _crumbs(request, topic, _("Merge"))},
    )


@require_http_methods(["GET", "POST"])
@member_required
def topic_split(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    topic = _topic(request, pk)
    page = posts_to_pick(topic, after=number_of(request.GET.get("after", "")) or 1)
    data = request.POST if request.method == "POST" else None
    form = SplitForm(
        data,
        initial=kept_form(request),
        kinds=kinds_of_board(topic),
        posts=topic.posts.values_list("pk", "number"),
    )
    if form.is_valid():
        said = {**form.cleaned_data, "picked": form.cleaned_data["posts"]}
        said.pop("posts")
        begun = _try(form, lambda: split_topic(actor=request.user, topic=topic, **said))
        if begun is not None:
            messages.success(request, _("This topic begins with the posts that you picked."))
            return see_other(begun.get_absolute_url())
    picked = {str(pk) for pk in form["posts"].value() or []}
    context = {"form": form, "page": page, "picked": picked, "crumbs": _crumbs(request, topic, _("Split"))}
    return _page(request, "forums/topic_split.html", topic, context)


def _topic(request: MemberRequest, pk: int) -> Topic:
    topic = find_topic(request, pk)
    require(request.user, "forums.rearrange_topic", topic)
    return topic


def _chosen(request: MemberRequest, name: str) -> Any:
    """What the form is filled with: sent, or named in the address; None when nothing is."""
    if request.method == "POST":
        return request.POST
    return request.GET if name in request.GET else None


def _try(form: forms.Form, deed: Callable[[], Topic]) -> Topic | None:
    """Do it; a refusal stands at the form."""
    try:
        return deed()
    except OperationRefusedError as refusal:
        refused(form, refusal)
        return None


def _crumbs(request: MemberRequest, topic: Topic, label: str) -> list[dict[str, Any]]:
    return below_topic(topic, label, request.user)


def _page(request: MemberRequest, template: str, topic: Topic, context: dict[str, Any]) -> HttpResponse:
    status = 422 if context["form"].errors else 200
    return render(request, template, {**context, "topic": topic}, status=status)
