from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.http import MemberRequest, kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError, require
from rooms.forms import CloseForm
from rooms.operations import close_room
from rooms.views.showing import find_room, room_crumbs


@require_http_methods(["GET", "POST"])
@member_required
def room_close(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    room = find_room(request, pk)
    if not room.is_open:
        return see_other(room.get_absolute_url())
    require(request.user, "rooms.close_room", room)
    form = CloseForm(request.POST or None, initial=kept_form(request))
    if request.method == "POST" and form.is_valid():
        try:
            close_room(actor=request.user, room=room, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(room.get_absolute_url())
    bound = request.method == "POST"
    context = {"room": room, "form": form, "crumbs": room_crumbs(room, _("Close the room"))}
    return render(request, "rooms/room_close.html", context, status=422 if bound else 200)
