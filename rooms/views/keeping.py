from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.http import MemberRequest, member_required, refused, see_other
from portal.operations import OperationRefusedError, require
from rooms.forms_closing import KeepingForm
from rooms.operations import set_keeping
from rooms.views.showing import find_room, room_crumbs


@require_http_methods(["GET", "POST"])
@member_required
def room_keeping(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """How long the room keeps what was said, for who runs it and while it is not closed."""
    room = find_room(request, pk)
    require(request.user, "rooms.set_keeping", room)
    is_sent = request.method == "POST"
    form = KeepingForm(request.POST if is_sent else None, present=room.keeps_days)
    if is_sent and form.is_valid():
        try:
            set_keeping(actor=request.user, room=room, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(room.get_absolute_url())
    context = {"room": room, "form": form, "crumbs": room_crumbs(room, _("How long this is kept"))}
    return render(request, "rooms/room_keeping.html", context, status=422 if is_sent else 200)
