"""Signs at a help request: an answer that helped, the same problem elsewhere, a wider circle."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.models import User
from forums.operations.helpful import mark_helpful, unmark_helpful
from forums.operations.sharing import say_it_worked_too, share_problem, unshare_problem
from forums.operations.widening import agree_to_go_wider, widen_request
from forums.views.showing import find_post, find_topic
from portal.http import MemberRequest, member_required, see_other
from portal.operations import OperationRefusedError


@require_http_methods(["GET", "POST"])
@member_required
def post_helpful(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """``verb`` says whether the mark is set or taken away; opened as a page it leads to the post."""
    found = find_post(request, pk)
    verbs = {"mark": mark_helpful, "unmark": unmark_helpful}
    if request.method == "POST":
        _try(request, _verb(request, verbs), actor=request.user, post=found)
    return see_other(found.get_absolute_url())


@require_http_methods(["GET", "POST"])
@member_required
def topic_same(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    topic = find_topic(request, pk)
    verbs = {"share": share_problem, "unshare": unshare_problem, "worked": say_it_worked_too}
    if request.method == "POST":
        _try(request, _verb(request, verbs), actor=cast("User", request.user), topic=topic)
    return see_other(f"{topic.get_absolute_url()}#same-problem")


@require_http_methods(["GET", "POST"])
@member_required
def topic_wider(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Show the question to the network now, or agree that it goes there, or take that back."""
    topic = find_topic(request, pk)
    if request.method == "POST":
        verb = request.POST.get("verb", "")
        if verb == "now":
            if _try(request, widen_request, actor=request.user, topic=topic):
                messages.success(request, _("People of the whole network can read your question now."))
        elif verb in {"agree", "keep"}:
            _try(request, agree_to_go_wider, actor=request.user, topic=topic, agreed=verb == "agree")
        else:
            raise Http404
    return see_other(topic.get_absolute_url())


def _verb(request: MemberRequest, verbs: dict[str, Callable[..., Any]]) -> Callable[..., Any]:
    verb = verbs.get(request.POST.get("verb", ""))
    if verb is None:
        raise Http404
    return verb


def _try(request: MemberRequest, change: Callable[..., Any], **how: Any) -> bool:
    """Do it; a refusal is said on the next page."""
    try:
        change(**how)
    except OperationRefusedError as refusal:
        messages.error(request, str(refusal))
        return False
    return True
