"""Reactions at a message: without scripts, and the page that says whose they are."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.choices import ReactionKind
from portal.http import MemberRequest, member_required, next_url, see_other
from portal.operations import OperationRefusedError, require
from portal.ui.reacting import reaction_bar_of
from rooms.beside import reactions_at
from rooms.operations import react_to_message, take_back_reaction
from rooms.views.showing import find_message, find_room, room_crumbs


@require_http_methods(["GET", "POST"])
@member_required
def message_react(request: MemberRequest, slug: str, pk: int, message_pk: int) -> HttpResponse:
    """``add`` or ``drop`` names a kind; opened as a page it leads to the message."""
    found = find_message(request, find_room(request, pk), message_pk)
    if request.method == "GET":
        return see_other(found.address_in_talk())
    change = take_back_reaction if "drop" in request.POST else react_to_message
    kind = request.POST.get("drop") or request.POST.get("add", "")
    if kind not in ReactionKind.values:
        raise Http404
    try:
        change(actor=request.user, message=found, kind=kind)
    except OperationRefusedError as refusal:
        messages.error(request, str(refusal))
    return see_other(found.address_in_talk())


@require_safe
def message_reactions(request: Any, slug: str, pk: int, message_pk: int) -> HttpResponse:
    room = find_room(request, pk)
    found = find_message(request, room, message_pk)
    require(request.user, "rooms.view_reactions", found)
    page = reactions_at(request.user, found, before=request.GET.get("before", ""))
    context = {
        "message": found,
        "room": room,
        "bar": reaction_bar_of(found.reaction_counts, (), may_react=False),
        "reactions": page.rows,
        "older_url": next_url(request, before=page.next_cursor),
        "crumbs": room_crumbs(room, _("Reactions")),
    }
    return render(request, "rooms/message_reactions.html", context)
