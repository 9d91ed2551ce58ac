"""Who is in a room, for who runs it: guests, and who is muted or removed, and why."""

from functools import partial
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.http import PersonRequest
from community.views.refusals import answer_button
from portal.addresses import in_space
from portal.http import kept_form, member_required, next_url, refused, see_other
from portal.keyset import newest
from portal.operations import OperationRefusedError, may, require
from rooms.forms import GuestForm, ReasonForm
from rooms.guests import link_of
from rooms.models import Room, RoomMeasure
from rooms.operations import (
    invite_guest,
    let_back_in,
    mute_in_room,
    remove_from_room,
    revoke_guest,
    unmute_in_room,
)
from rooms.selectors_people import guest_in, guests_in, measures_in, people_in, person_in
from rooms.views.showing import find_room, room_crumbs

TAKEN: Final = {
    "mute": (mute_in_room, gettext_lazy("Mute"), gettext_lazy("They read on, and cannot say anything here.")),
    "remove": (
        remove_from_room,
        gettext_lazy("Remove"),
        gettext_lazy("They see this room no more, nor anything that was said in it."),
    ),
}
TAKEN_BACK: Final = {
    "unmute": (unmute_in_room, gettext_lazy("They can speak again.")),
    "let-in": (let_back_in, gettext_lazy("They see the room again.")),
}


def _run_by(request: PersonRequest, pk: int) -> Room:
    room = find_room(request, pk)
    require(request.user, "rooms.run_room", room)
    return room


def _here(room: Room) -> str:
    return in_space(room.space, "room_people", room.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def room_people(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """The lists; the form makes a guest's link, which is shown this one time."""
    room = _run_by(request, pk)
    if request.method != "POST":
        return _page(request, room, GuestForm(initial=kept_form(request)))
    form = GuestForm(request.POST)
    if form.is_valid():
        try:
            guest, token = invite_guest(actor=request.user, room=room, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return _page(request, room, GuestForm(), guest=guest, link=link_of(request, token), status=201)
    return _page(request, room, form, status=422)


def _page(
    request: PersonRequest, room: Room, form: GuestForm, *, status: int = 200, **shown: Any
) -> HttpResponse:
    page = newest(people_in(room), before=request.GET.get("before", ""))
    people = list(page.rows)
    context = {
        "room": room,
        "form": form,
        "crumbs": room_crumbs(room, _("People")),
        "people": people,
        "reasons": measures_in(room, [row.person_id for row in people]),
        "guests": guests_in(room),
        "keepers": {room.author_id, room.host_id, request.user.pk},
        "next_url": next_url(request, before=page.next_cursor),
        **shown,
    }
    return render(request, "rooms/room_people.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def room_order(request: PersonRequest, slug: str, pk: int, **about: Any) -> HttpResponse:
    """Mute or remove somebody (with a reason), or take that back; ``what`` are people or guests."""
    room, verb = _run_by(request, pk), about["verb"]
    whom = _whom(room, about["what"], about["who"])
    if verb in TAKEN_BACK:
        undo, told = TAKEN_BACK[verb]
        if request.method != "POST":
            return see_other(_here(room))
        deed = partial(undo, actor=request.user, room=room, whom=whom)
        return answer_button(request, deed, told=str(told), back=_here(room))
    if verb not in TAKEN:
        raise Http404
    do, label, lead = TAKEN[verb]
    form = ReasonForm(request.POST or None, initial=kept_form(request))
    if request.method == "POST" and form.is_valid():
        try:
            do(actor=request.user, room=room, whom=whom, reason=form.cleaned_data["reason"])
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, str(lead))
            return see_other(_here(room))
    context = {
        "room": room, "form": form, "whom": whom, "label": label, "lead": lead, "back_url": _here(room),
        "crumbs": room_crumbs(room, _("People")),
    }  # fmt: skip
    return render(request, "rooms/room_order.html", context, status=422 if form.is_bound else 200)


def _whom(room: Room, what: str, pk: int) -> Any:
    finders = {"people": person_in, "guests": guest_in}
    found = finders[what](room, pk) if what in finders else None
    if found is None:
        raise Http404
    return found


@require_POST
@member_required
def guest_revoke(request: PersonRequest, slug: str, pk: int, guest_pk: int) -> HttpResponse:
    room = _run_by(request, pk)
    guest = guest_in(room, guest_pk)
    if guest is None:
        raise Http404
    deed = partial(revoke_guest, actor=request.user, guest=guest)
    return answer_button(request, deed, told=_("The link leads nowhere any more."), back=_here(room))


@require_safe
@member_required
def room_measure(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """What was decided about somebody in a room, for them and for who runs it; nothing else of the room."""
    found = RoomMeasure.objects.filter(space=request.space).select_related("room__space", "space", "by")
    measure = get_object_or_404(found, pk=pk)
    if not may(request.user, "rooms.view_measure", measure):
        raise Http404
    url = measure.room.get_absolute_url() if may(request.user, "rooms.view_room", measure.room) else ""
    context = {"measure": measure, "space": request.space, "room_url": url}
    return render(request, "rooms/room_measure.html", context)
