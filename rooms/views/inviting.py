"""Asking people and spaces into a room, and answering."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from portal.addresses import in_space
from portal.http import MemberRequest, member_required, refused, see_other
from portal.operations import OperationRefusedError, require
from rooms.forms_inviting import InvitePeopleForm, InviteSpaceForm
from rooms.models import Room
from rooms.operations import answer_room, invite_people_to_room, invite_space_to_room
from rooms.operations.inviting import Invited
from rooms.parts import part_of
from rooms.people import found_to_invite, how_many_asked, spaces_to_invite, who_answered
from rooms.views.showing import find_room, room_crumbs


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def room_invite(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Find people whom one knows, tick them, ask them; or ask all of a space at once."""
    room = find_room(request, pk)
    if room.is_closed:
        return see_other(room.get_absolute_url())
    require(request.user, "rooms.invite_to_room", room)
    people, spaces = _forms(request, room)
    sent = spaces if "guest" in request.POST else people
    if request.method == "POST" and sent.is_valid():
        try:
            done = _invite(request, room, sent)
        except OperationRefusedError as refusal:
            refused(sent, refusal)
        else:
            messages.success(request, _in_words(done))
            return see_other(in_space(room.space, "room_invite", room.pk))
    context = {
        "room": room,
        "people": people,
        "spaces": spaces,
        "words": request.GET.get("q", "").strip(),
        "answered": who_answered(room),
        "asked": how_many_asked(room),
        "crumbs": room_crumbs(room, _("Invite people")),
    }
    return render(request, "rooms/room_invite.html", context, status=422 if request.method == "POST" else 200)


def _forms(request: MemberRequest, room: Room) -> tuple[InvitePeopleForm, InviteSpaceForm]:
    """Both forms of the page; what was sent is in one of them."""
    posted: Any = request.POST if request.method == "POST" else None
    found = found_to_invite(request.user, request.GET.get("q", ""))
    guests = spaces_to_invite(request.user, room.space) if room.audience != "parties" else []
    is_space = posted is not None and "guest" in posted
    return (
        InvitePeopleForm(None if is_space else posted, people=found),
        InviteSpaceForm(posted if is_space else None, spaces=guests, own=room.space),
    )


def _invite(request: MemberRequest, room: Room, form: Any) -> Invited:
    if isinstance(form, InviteSpaceForm):
        return invite_space_to_room(actor=request.user, room=room, guest=form.chosen())
    return invite_people_to_room(actor=request.user, room=room, people=form.cleaned_data["people"])


def _in_words(done: Invited) -> str:
    """How many, never who: that somebody may not see a room is theirs to know."""
    asked = ngettext("%(count)d person was invited.", "%(count)d people were invited.", done.asked)
    said = asked % {"count": done.asked}
    if not done.untold:
        return said
    untold = ngettext(
        "%(count)d person cannot see this room and was not told.",
        "%(count)d people cannot see this room and were not told.",
        done.untold,
    )
    return f"{said} {untold % {'count': done.untold}}"


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def room_answer(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Say whether one comes; opened as a page, it leads to the room."""
    room = find_room(request, pk)
    if request.method != "POST":
        return see_other(room.get_absolute_url())
    try:
        answer_room(actor=request.user, room=room, answer=request.POST.get("answer", ""))
    except OperationRefusedError as refusal:
        messages.error(request, str(refusal))
    if request.htmx:
        return render(request, "rooms/_part.html", {"part": part_of("when", request, room), "room": room})
    return see_other(room.get_absolute_url())
