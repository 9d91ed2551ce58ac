"""The history that scripts read, and one message on a page of its own for its author or a moderator."""

from typing import Any, Final

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.addresses import number_of
from portal.http import MemberRequest, member_required, refused, see_other
from portal.operations import AccessDeniedError, OperationRefusedError, may
from rooms.forms import BodyForm
from rooms.live.frames import message_frame
from rooms.models import Message, Room
from rooms.operations import edit_message, remove_message
from rooms.selectors import messages_after, messages_before
from rooms.views.showing import find_message, find_room, room_crumbs

MOST: Final = 200
USUAL: Final = 50


@require_safe
def room_messages(request: Any, slug: str, pk: int) -> HttpResponse:
    """Messages as they are now, oldest first; ``seq`` is the room's last number, read before them."""
    room = find_room(request, pk)
    before, after = request.GET.get("before"), request.GET.get("after")
    limit = number_of(request.GET.get("limit", str(USUAL)))
    asked = number_of(before or after or "0")
    if limit is None or not 1 <= limit <= MOST or asked is None or (before and after):
        wrong = _("Use before or after with a number, and a limit from 1 to %(most)s.") % {"most": MOST}
        return JsonResponse({"error": wrong}, status=422)
    if after:
        messages = messages_after(room, asked, limit, actor=request.user)
    else:
        messages = messages_before(room, asked if before else None, limit, actor=request.user)
    return JsonResponse({"messages": [message_frame(each) for each in messages], "seq": room.last_seq})


@require_http_methods(["GET", "POST"])
@member_required
def message(request: MemberRequest, slug: str, pk: int, message_pk: int) -> HttpResponse:
    room = find_room(request, pk)
    shown = find_message(request, room, message_pk)
    allowed = {verb: may(request.user, f"rooms.{verb}_message", shown) for verb in ("edit", "remove")}
    if not any(allowed.values()):
        raise AccessDeniedError("rooms.edit_message")
    form = BodyForm(request.POST or None, initial={"body": shown.body})
    if request.method == "POST" and (done := _change(request, shown, form)):
        return done
    context = {
        "room": room,
        "message": shown,
        "form": form,
        "allowed": allowed,
        "crumbs": room_crumbs(room, _("One message")),
    }
    return render(request, "rooms/message.html", context, status=422 if form.is_bound else 200)


def _change(request: MemberRequest, shown: Message, form: BodyForm) -> HttpResponse | None:
    """The answer to a change that was made; None when the form has to be shown again."""
    room: Room = shown.room
    if request.POST.get("verb") == "remove":
        remove_message(actor=request.user, message=shown)
        return see_other(room.get_absolute_url())
    if not form.is_valid():
        return None
    try:
        edit_message(actor=request.user, message=shown, body=form.cleaned_data["body"])
    except OperationRefusedError as refusal:
        refused(form, refusal)
        return None
    return see_other(f"{room.get_absolute_url()}#message-{shown.pk}")
