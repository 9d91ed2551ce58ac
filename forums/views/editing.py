"""Changing a post, also when somebody else did so meanwhile, and looking at what it said before."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from forums.attached import files_of
from forums.differences import differences
from forums.forms import EditForm, LanguageForm, OpeningEditForm
from forums.models import Post
from forums.operations.poll_making import poll_of
from forums.operations.posts import edit_post
from forums.operations.tongue import say_language
from forums.operations.topics import edit_topic
from forums.operations.versions import StaleEditError
from forums.versions import history_of
from forums.views.framing import below_topic
from forums.views.helping import facts_place
from forums.views.showing import file_limits, find_post
from portal.addresses import number_of
from portal.http import MemberRequest, kept_form, member_required, next_url, refused, see_other
from portal.markdown import excerpt
from portal.operations import OperationRefusedError, require

QUOTED = 280


@require_http_methods(["GET", "POST"])
@member_required
def post_edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = find_post(request, pk)
    require(request.user, "forums.edit_post", found)
    form = _edit_form(request, found)
    theirs: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            _change(request, found, form)
        except StaleEditError as refusal:
            form.add_error(None, str(refusal))
            theirs = _both_texts(find_post(request, pk), form)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(found.get_absolute_url())
    crumbs = below_topic(found.topic, _("Edit"), request.user)
    context = {
        "post": found,
        "has_poll": poll_of(found) is not None,
        "form": form,
        "crumbs": crumbs,
        "files": files_of([found]).get(found.pk, []),
        "dropped": _numbers(request.POST.getlist("dropped")),
        **file_limits(),
        **facts_place(form, is_open=True),
        **theirs,
    }
    return render(request, "forums/post_edit.html", context, status=422 if form.is_bound else 200)


def _edit_form(request: MemberRequest, found: Post) -> EditForm:
    initial: dict[str, Any] = {"body": found.body, "version": found.version}
    if not found.is_opening:
        return EditForm(
            request.POST or None, request.FILES or None, initial={**initial, **kept_form(request)}
        )
    tags = found.topic.taggings.select_related("tag").values_list("tag__name", flat=True)
    initial |= {"title": found.topic.title, "tags": ", ".join(tags)}
    return OpeningEditForm(
        request.POST or None,
        request.FILES or None,
        initial={**initial, **kept_form(request)},
        topic=found.topic,
    )


def _change(request: MemberRequest, found: Post, form: EditForm) -> None:
    said = form.cleaned_data
    how = {
        "actor": request.user,
        "body": said["body"],
        "began_from": said["version"],
        "files": said["files"],
        "dropped": _numbers(request.POST.getlist("dropped")),
    }
    if isinstance(form, OpeningEditForm):
        edit_topic(topic=found.topic, title=said["title"], words=said["tags"], facts=form.facts, **how)
    else:
        edit_post(post=found, **how)


def _numbers(texts: list[str]) -> list[int]:
    return [pk for pk in map(number_of, texts) if pk is not None]


def _both_texts(now: Post, form: EditForm) -> dict[str, Any]:
    """What stands there now, and how what was typed differs; sent again, the form replaces what is shown."""
    title = form.cleaned_data.get("title", "")
    form.begin_from(now.version)
    current = f"{now.topic.title}\n\n{now.body}" if title else now.body
    typed = f"{title}\n\n{form.cleaned_data['body']}" if title else form.cleaned_data["body"]
    return {"current": current, "pieces": differences(current, typed)}


@require_http_methods(["GET", "POST"])
@member_required
def post_language(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = find_post(request, pk)
    require(request.user, "forums.say_language", found)
    form = LanguageForm(
        request.POST if request.method == "POST" else None, initial={"language": found.language}
    )
    if request.method == "POST" and form.is_valid():
        try:
            say_language(actor=request.user, post=found, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(found.get_absolute_url())
    crumbs = below_topic(found.topic, _("Language of a post"), request.user)
    context = {"post": found, "form": form, "crumbs": crumbs, "words": excerpt(found.html, QUOTED)}
    return render(request, "forums/post_language.html", context, status=422 if form.is_bound else 200)


@require_safe
def post_history(request: Any, slug: str, pk: int) -> HttpResponse:
    found = find_post(request, pk)
    require(request.user, "forums.view_history", found)
    history = history_of(request.user, found, before=number_of(request.GET.get("before", "")))
    context = {
        "post": found,
        "topic": found.topic,
        "changes": history.changes,
        "older_url": next_url(request, before=str(history.next_before or "")),
        "crumbs": below_topic(found.topic, _("History"), request.user),
    }
    return render(request, "forums/post_history.html", context)
