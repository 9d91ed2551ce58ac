from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.models import User
from community.operations.consent import ask_for_words
from forums.operations.answers import accept_answer, unaccept_answer
from forums.views.showing import find_post, find_topic
from portal.http import MemberRequest, member_required, see_other
from portal.operations import OperationRefusedError


@require_http_methods(["GET", "POST"])
@member_required
def post_accept(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Does it when sent; opened as a page, which happens after signing in again, it leads to the post."""
    found = find_post(request, pk)
    if request.method == "POST":
        try:
            accept_answer(actor=request.user, post=found)
        except OperationRefusedError as refusal:
            messages.error(request, str(refusal))
    return see_other(found.get_absolute_url())


@require_http_methods(["GET", "POST"])
@member_required
def topic_unaccept(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    topic = find_topic(request, pk)
    if request.method == "POST":
        try:
            unaccept_answer(actor=request.user, topic=topic)
        except OperationRefusedError as refusal:
            messages.error(request, str(refusal))
    return see_other(topic.get_absolute_url())


@require_http_methods(["GET", "POST"])
@member_required
def topic_ask_author(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Ask the author of the answer whether their words may go where ``target`` says."""
    topic = find_topic(request, pk)
    if request.method == "POST":
        target = request.POST.get("target", "")
        try:
            asked = ask_for_words(actor=cast("User", request.user), source=topic, target=target, draft={})
        except OperationRefusedError as refusal:
            messages.error(request, str(refusal))
        else:
            words = _("%(name)s has been asked. You will get a notice when they have answered.")
            messages.success(request, words % {"name": asked.author.name})
    return see_other(topic.get_absolute_url())
