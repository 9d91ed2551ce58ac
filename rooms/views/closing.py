"""Closing a room with its result and minutes, and putting them right afterwards."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.http import MemberRequest, kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError, require
from rooms.choices import Result
from rooms.forms_closing import CloseForm, OutcomeForm
from rooms.minutes import draft_of, gathers
from rooms.models import Room
from rooms.operations import close_room, correct_outcome
from rooms.selectors import readable_from
from rooms.views.showing import find_room, room_crumbs
from rooms.ways_on import next_address, ways_on


@require_http_methods(["GET", "POST"])
@member_required
def room_close(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """What was typed is shown again when somebody else has closed the room meanwhile."""
    room = find_room(request, pk)
    if room.is_closed and request.method == "GET":
        return see_other(room.get_absolute_url())
    require(request.user, "rooms.run_room" if room.is_closed else "rooms.close_room", room)
    form = _close_form(request, room)
    if request.method == "POST" and form.is_valid():
        try:
            closed = close_room(actor=request.user, room=room, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(next_address(closed, request.user))
    context = {
        "gathers": gathers(room) or bool(form["minutes"].value()),
        "draft_key": f"room-close-{room.pk}",
        "crumbs": room_crumbs(room, _("Close the room")),
    }
    return _show(request, "rooms/room_close.html", room, form, context)


@require_http_methods(["GET", "POST"])
@member_required
def room_outcome(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    room = find_room(request, pk)
    require(request.user, "rooms.correct_outcome", room)
    present = {"outcome": room.outcome, "minutes": room.minutes}
    form = OutcomeForm(request.POST or None, initial=present | kept_form(request))
    if request.method == "POST" and form.is_valid():
        try:
            correct_outcome(actor=request.user, room=room, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(room.get_absolute_url())
    context = {"draft_key": f"room-outcome-{room.pk}", "crumbs": room_crumbs(room, _("Outcome and minutes"))}
    return _show(request, "rooms/room_outcome.html", room, form, context)


def _close_form(request: MemberRequest, room: Room) -> CloseForm:
    ways = ways_on(room, request.user)
    if request.method == "POST":
        return CloseForm(request.POST, ways=ways)
    # Who came in late drafts nothing from what was before: its votes would tell them.
    draft = draft_of(room) if gathers(room) and not readable_from(request.user, room) else ""
    initial = {"result": Result.KEPT.value, "minutes": draft} | kept_form(request)
    return CloseForm(initial=initial, ways=ways)


def _show(
    request: MemberRequest, template: str, room: Room, form: Any, context: dict[str, Any]
) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, template, {"room": room, "form": form, **context}, status=status)
