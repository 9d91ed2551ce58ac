"""Reactions at a post: the bar that changes in place, and the page that says whose they are."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from forums.operations.reacting import react_to_post, take_back_reaction
from forums.selectors import own_reactions, reactions_at
from forums.views.framing import below_topic
from forums.views.reaction_bar import reaction_bar
from forums.views.showing import find_post
from portal.choices import ReactionKind
from portal.http import MemberRequest, member_required, next_url, see_other
from portal.operations import OperationRefusedError, require


@require_http_methods(["GET", "POST"])
@member_required
def post_react(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """``add`` or ``drop`` names a kind; opened as a page it leads to the post."""
    found = find_post(request, pk)
    if request.method == "GET":
        return see_other(found.get_absolute_url())
    change = take_back_reaction if "drop" in request.POST else react_to_post
    kind = request.POST.get("drop") or request.POST.get("add", "")
    if kind not in ReactionKind.values:
        raise Http404
    refusal = ""
    try:
        found = change(actor=request.user, post=found, kind=kind)
    except OperationRefusedError as error:
        refusal = str(error)
    if not request.htmx:
        if refusal:
            messages.error(request, refusal)
        return see_other(found.get_absolute_url())
    bar = reaction_bar(found, request.user, own_reactions(request.user, [found]).get(found.pk, set()))
    context = {"post": found, "bar": bar, "refusal": refusal}
    return render(request, "forums/_reactions.html", context, status=422 if refusal else 200)


@require_safe
def post_reactions(request: Any, slug: str, pk: int) -> HttpResponse:
    found = find_post(request, pk)
    require(request.user, "forums.view_reactions", found)
    page = reactions_at(request.user, found, before=request.GET.get("before", ""))
    context = {
        "post": found,
        "bar": reaction_bar(found, None, set()),
        "reactions": page.rows,
        "older_url": next_url(request, before=page.next_cursor),
        "crumbs": below_topic(found.topic, _("Reactions"), request.user),
    }
    return render(request, "forums/post_reactions.html", context)
