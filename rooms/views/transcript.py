"""The whole talk on pages that print well, with outcome and minutes on the first."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.addresses import in_space, number_of
from portal.http import next_url
from portal.operations import may
from rooms.exporting import FORMATS
from rooms.record import SLICE, stretch_of
from rooms.selectors import readable_from
from rooms.views.showing import find_room, room_crumbs


@require_safe
def room_transcript(request: Any, slug: str, pk: int) -> HttpResponse:
    room = find_room(request, pk)
    begins = readable_from(request.user, room)
    asked = number_of(request.GET.get("after", ""))
    stretch = stretch_of(room, max(begins, asked or 0), most=SLICE)
    exports = may(request.user, "rooms.export_room", room)
    context = {
        "room": room,
        "entries": stretch.entries,
        "is_first": asked is None,
        "is_partial": begins > 0,
        "next_url": next_url(request, after=str(stretch.next_after or "")),
        "first_url": request.path,
        "copies": [(form, in_space(room.space, "room_export", room.pk, form)) for form in FORMATS]
        if exports
        else [],
        "crumbs": room_crumbs(room, _("Transcript")),
    }
    return render(request, "rooms/transcript.html", context)
