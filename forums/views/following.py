"""Choosing what one wants to hear of, and the list of it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.http import PersonRequest
from forums.choices import FollowLevel
from forums.following import followed_by, known_tags
from forums.models import Board, Follow, Topic
from forums.operations.following import drop_follow, follow, unfollow
from portal.addresses import in_space, number_of
from portal.http import member_required, next_url, see_other
from portal.operations import OperationRefusedError
from portal.spaces import readable

AS_USUAL = "usual"


@require_safe
@member_required
def following(request: PersonRequest) -> HttpResponse:
    """Everything that the reader chose, and what they follow because they wrote in it."""
    page = followed_by(request.user, before=request.GET.get("before", ""))
    context = {"rows": page.rows, "next_url": next_url(request, before=page.next_cursor)}
    return render(request, "forums/following.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def follow_set(request: PersonRequest) -> HttpResponse:
    """``target`` is a kind and an id, such as ``topic:12``; ``level`` says what to hear of it, if not all."""
    if request.method != "POST":
        return see_other(reverse("following"))
    target, back = _target(request, request.POST.get("target", ""))
    level = request.POST.get("level", FollowLevel.EVERYTHING)
    try:
        if level == AS_USUAL:
            unfollow(actor=request.user, target=target)
        else:
            follow(actor=request.user, target=target, level=level)
    except OperationRefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your choice is kept."))
    return see_other(reverse("following") if request.POST.get("back") == "list" else back)


@require_POST
@member_required
def follow_drop(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a row off one's own list; nothing is said about what it names."""
    row = get_object_or_404(Follow, pk=pk, user=request.user)
    drop_follow(actor=request.user, row=row)
    messages.success(request, _("Taken off your list."))
    return see_other(reverse("following"))


def _target(request: PersonRequest, words: str) -> tuple[Any, str]:
    """The thing that a form names, and its page.

    Raises:
        Http404: there is none that the reader may know of.
    """
    kind, _colon, number = words.partition(":")
    sets: dict[str, Any] = {
        "topic": lambda: Topic.objects.visible_to(request.user).select_related("space"),
        "board": lambda: Board.objects.visible_to(request.user).select_related("space"),
        "space": lambda: readable(request.user),
        "tag": lambda: known_tags(request.user),
    }
    if kind not in sets:
        raise Http404
    found = get_object_or_404(sets[kind](), pk=number_of(number) or 0)
    if kind == "tag":
        return found, reverse("following")
    return found, in_space(found, "new_in_space") if kind == "space" else found.get_absolute_url()
