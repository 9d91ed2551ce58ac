"""What guests see: the door behind their link, their room, and nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.addresses import number_of
from portal.http import refused, see_other
from portal.operations import OperationRefusedError, may
from portal.realtime.people import acting_in
from rooms.forms import BodyForm, GuestDoorForm, MessageForm
from rooms.guests import COOKIE_SECONDS, GuestActor, cookie_name, cookie_value, guest_by_cookie, guest_by_link
from rooms.models import Room, RoomGuest
from rooms.operations import come_in_as_guest, post_message
from rooms.parts import part_of, parts_of
from rooms.selectors import readable_messages
from rooms.views.messages import change_message, history
from rooms.views.showing import conversation


def in_language(chosen: str) -> override:
    """What the host chose for the guest, else what their browser says."""
    return override(chosen or get_language())


def for_guests(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only with the cookie of this room; the view gets the room in its own scope, and the guest as user.

    Raises:
        Http404: no such cookie, or its link is no longer good; or somebody has signed in, who is no guest.
    """

    @wraps(view)
    def seen(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        value = request.COOKIES.get(cookie_name(pk), "")
        actor = guest_by_cookie(value, pk) if value and not request.user.is_authenticated else None
        if actor is None:
            raise Http404
        request.user = actor  # type: ignore[assignment]
        with acting_in(actor.guest.space_id), in_language(actor.language):
            room = get_object_or_404(
                Room.objects.visible_to(actor).select_related("space", "author", "host"), pk=pk
            )
            response = view(request, room, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    return seen


@require_http_methods(["GET", "HEAD", "POST"])
def guest_door(request: HttpRequest, token: str) -> HttpResponse:
    """What the link is for, and a button: opening a link changes nothing."""
    guest = guest_by_link(token)
    if guest is None:
        raise Http404
    with acting_in(guest.space_id), in_language(guest.language):
        room = get_object_or_404(Room.objects.select_related("space", "host"), pk=guest.room_id)
        return _door(request, room, guest)


def _door(request: HttpRequest, room: Room, guest: RoomGuest) -> HttpResponse:
    form = GuestDoorForm(request.POST if request.method == "POST" else None)
    is_member = request.user.is_authenticated
    if form.is_bound and form.is_valid() and not is_member:
        try:
            come_in_as_guest(actor=GuestActor(guest), guest=guest, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return _let_in(room, guest)
    shown_url = room.get_absolute_url() if is_member and may(request.user, "rooms.view_room", room) else ""
    context = {"room": room, "guest": guest, "form": form, "is_member": is_member, "room_url": shown_url}
    response = render(request, "rooms/guest_door.html", context, status=422 if form.is_bound else 200)
    response["Cache-Control"] = "private, no-store"
    # The address is the key. Not "no-referrer": the form would come from the origin "null" and be refused.
    response["Referrer-Policy"] = "same-origin"
    return response


def _let_in(room: Room, guest: RoomGuest) -> HttpResponse:
    guest.refresh_from_db()
    answer = see_other(reverse("guest_room", args=[room.pk]))
    answer.set_cookie(
        cookie_name(room.pk), cookie_value(guest), max_age=COOKIE_SECONDS, httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests
def guest_room(request: Any, room: Room) -> HttpResponse:
    form = MessageForm(request.POST if request.method == "POST" else None)
    here = reverse("guest_room", args=[room.pk])
    if form.is_bound and form.is_valid():
        try:
            message = post_message(actor=request.user, room=room, **_said(form))
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(f"{here}#message-{message.pk}")
    context = {
        **conversation(room, request.user, before=number_of(request.GET.get("before", "")), page_url=here),
        "room": room,
        "guest": request.user.guest,
        "form": form,
        "here": here,
        "may_post": may(request.user, "rooms.post_message", room),
        "parts": [part for part in parts_of(request, room) if part.context is not None],
        "history_url": reverse("guest_messages", args=[room.pk]),
        "me": f"-{request.user.guest.pk}",
        "now": timezone.now(),
        "zone": timezone.get_current_timezone_name(),
    }
    return render(request, "rooms/guest_room.html", context, status=422 if form.is_bound else 200)


def _said(form: MessageForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("body", "client_id")}


@require_safe
@for_guests
def guest_messages(request: Any, room: Room) -> HttpResponse:
    return history(request, room)


@require_http_methods(["GET", "HEAD", "POST"])
@for_guests
def guest_message(request: Any, room: Room, message_pk: int) -> HttpResponse:
    """Their own message, to better it or to take it back."""
    shown = get_object_or_404(readable_messages(request.user, room), pk=message_pk, guest=request.user.guest)
    shown.room = room
    here = reverse("guest_room", args=[room.pk])
    form = BodyForm(request.POST or None, initial={"body": shown.body})
    if request.method == "POST" and (done := change_message(request, shown, form, here)):
        return done
    allowed = {verb: may(request.user, f"rooms.{verb}_message", shown) for verb in ("edit", "remove")}
    context = {"room": room, "message": shown, "form": form, "allowed": allowed, "here": here}
    return render(request, "rooms/guest_message.html", context, status=422 if form.is_bound else 200)


@require_safe
@for_guests
def guest_part(request: Any, room: Room, code: str) -> HttpResponse:
    part = part_of(code, request, room)
    if part is None:
        raise Http404
    return render(request, "rooms/_part.html", {"part": part, "room": room})


@require_POST
@for_guests
def guest_leave(request: Any, room: Room) -> HttpResponse:
    response = render(request, "rooms/guest_left.html", {"room": room})
    response.delete_cookie(cookie_name(room.pk))
    return response
