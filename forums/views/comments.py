"""Comments of visitors: the form, and the pages to which the links in their mails lead.

Opening a link changes nothing, since programs that look through mail open links; its button does.
"""

import ipaddress
from typing import Any

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forums.comment_letters import comment_path, number_in
from forums.forms_held import CommentForm
from forums.models import HeldContribution, Topic
from forums.operations.comments import ask_to_comment, confirm_comment, take_back_comment
from forums.views.framing import below_topic
from forums.views.showing import find_topic
from portal.http import refused, see_other
from portal.operations import OperationRefusedError, may, require


@require_http_methods(["GET", "HEAD", "POST"])
def topic_comment(request: Any, slug: str, pk: int) -> HttpResponse:
    topic = find_topic(request, pk)
    if request.user.is_authenticated and request.method != "POST":
        return redirect(topic.get_absolute_url())
    crumbs = below_topic(topic, _("Comment"), request.user)
    if request.method != "POST" and request.GET.get("sent"):
        return _privately(render(request, "forums/comment_asked.html", {"topic": topic, "crumbs": crumbs}))
    require(request.user, "forums.comment", topic)
    form = CommentForm(request.POST or None)
    context = {"topic": topic, "comment_form": form, "crumbs": crumbs}
    if request.method == "POST" and form.is_valid():
        try:
            if not form.is_by_a_machine:
                ask_to_comment(
                    actor=request.user, topic=topic, network_hash=network_of(request),
                    language=get_language() or "", **form.said,
                )  # fmt: skip
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(f"{request.path}?sent=1")
    return render(request, "forums/comment.html", context, status=422 if form.is_bound else 200)


def network_of(request: HttpRequest) -> str:
    """The network from which a request comes, as a hash: its /24, or /48 in IPv6."""
    try:
        address = ipaddress.ip_address(get_adapter().get_client_ip(request) or "")
    except ValueError:
        address = ipaddress.ip_address("0.0.0.0")  # noqa: S104  (stands for: nobody knows)
    length = 24 if address.version == 4 else 48  # noqa: PLR2004
    network = ipaddress.ip_network(f"{address}/{length}", strict=False)
    return salted_hmac("guildhall.comment.network", str(network), algorithm="sha256").hexdigest()


@require_http_methods(["GET", "HEAD", "POST"])
def comment_confirm(request: Any, slug: str, signed: str) -> HttpResponse:
    found = _find(request, signed)
    if found.space_id != request.space.pk:  # its topic was moved there
        return redirect(comment_path(found, "comment_confirm"))
    refusal = ""
    if request.method == "POST":
        try:
            found = confirm_comment(actor=request.user, held=found)
        except OperationRefusedError as error:
            refusal = str(error)
    context = {
        "held": found,
        "topic": _shown_topic(request, found),
        "refusal": refusal,
        "remove_url": comment_path(found, "comment_remove"),
    }
    return _privately(render(request, "forums/comment_confirm.html", context, status=422 if refusal else 200))


@require_http_methods(["GET", "HEAD", "POST"])
def comment_remove(request: Any, slug: str, signed: str) -> HttpResponse:
    found = _find(request, signed)
    if found.space_id != request.space.pk:
        return redirect(comment_path(found, "comment_remove"))
    topic = _shown_topic(request, found)
    url = topic.get_absolute_url() if topic is not None else ""
    if request.method == "POST":
        take_back_comment(actor=request.user, held=found)
    context = {"held": found, "is_gone": request.method == "POST", "place_url": url}
    return _privately(render(request, "forums/comment_remove.html", context))


def _find(request: Any, signed: str) -> HeldContribution:
    """The comment that the link names.

    Raises:
        Http404: it is none of our links, or the comment is gone; nobody learns which.
    """
    pk = number_in(signed)
    rows = HeldContribution.objects.select_related("space", "topic__space", "post__space")
    found: HeldContribution | None = rows.filter(pk=pk, kind="comment").first() if pk is not None else None
    if found is None:
        raise Http404
    return found


def _shown_topic(request: Any, held: HeldContribution) -> Topic | None:
    """Where the comment is to stand, if whoever holds the mail may read it: it may be for fewer now."""
    topic = held.topic
    return topic if topic is not None and may(request.user, "forums.view_topic", topic) else None


def _privately(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    # Not "no-referrer": with it browsers send no origin either, and every form is refused.
    response.headers["Referrer-Policy"] = "same-origin"
    return response
