"""One part of a room's page, for open pages that fetch it anew."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rooms.parts import part_of
from rooms.views.showing import find_room


@require_safe
def room_part(request: Any, slug: str, pk: int, code: str) -> HttpResponse:
    room = find_room(request, pk)
    part = part_of(code, request, room)
    if part is None:
        raise Http404
    return render(request, "rooms/_part.html", {"part": part, "room": room})
