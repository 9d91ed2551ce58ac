"""Changing a room, opening and beginning one with a set time, calling it off."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.http import MemberRequest, kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError, require
from rooms.forms_planning import CallOffForm, RoomEditForm
from rooms.operations import begin_meeting, call_off_room, change_room, open_doors
from rooms.people import hosts_offered
from rooms.views.showing import find_room, room_crumbs


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def room_edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    room = find_room(request, pk)
    if room.is_closed:
        return see_other(room.get_absolute_url())
    require(request.user, "rooms.change_room", room)
    form = RoomEditForm(request.POST or None, room=room, initial=kept_form(request))
    if request.method == "POST" and form.is_valid():
        try:
            change_room(actor=request.user, room=room, **form.change())
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(room.get_absolute_url())
    context = {
        "room": room,
        "form": form,
        "crumbs": room_crumbs(room, _("Change the room")),
        "hosts": hosts_offered(request.user, room.space),
    }
    return render(request, "rooms/room_edit.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def room_call_off(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    room = find_room(request, pk)
    if room.is_closed:
        return see_other(room.get_absolute_url())
    require(request.user, "rooms.call_off_room", room)
    form = CallOffForm(request.POST or None, initial=kept_form(request))
    if request.method == "POST" and form.is_valid():
        try:
            call_off_room(actor=request.user, room=room, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("It is called off. Who was to come will get a notice."))
            return see_other(room.get_absolute_url())
    context = {"room": room, "form": form, "crumbs": room_crumbs(room, _("Call it off"))}
    return render(
        request, "rooms/room_call_off.html", context, status=422 if request.method == "POST" else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def room_doors(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Open the doors, or begin, when sent; opened as a page, it leads to the room."""
    room = find_room(request, pk)
    if request.method == "POST":
        verbs = {"open": open_doors, "begin": begin_meeting}
        verb = verbs.get(request.POST.get("verb", ""))
        if verb is None:
            raise Http404
        try:
            verb(actor=request.user, room=room)
        except OperationRefusedError as refusal:
            messages.error(request, str(refusal))
    return see_other(room.get_absolute_url())
