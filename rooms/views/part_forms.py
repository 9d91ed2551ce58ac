"""Buttons and forms that stand in a part of a room's page."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from portal.http import see_other
from portal.operations import OperationRefusedError
from rooms.models import Room
from rooms.parts import part_of
from rooms.views.showing import find_room, whole_page

_TARGET: Final = "room-part-"


def do_in_part(request: Any, room: Room, code: str, do: Callable[[], object]) -> HttpResponse:
    """``do``, and answer as the part stands then; a refusal is shown above it.

    htmx gets the part in which the button stood, and without scripts people are led back to the room.
    """
    status = HTTPStatus.OK
    try:
        do()
    except OperationRefusedError as refusal:
        request.room_refusals = {code: str(refusal)}
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    room = find_room(request, room.pk)
    if request.htmx:
        asked = str(request.htmx.target or "").removeprefix(_TARGET)
        if status != HTTPStatus.OK:
            request.room_refusals[asked] = request.room_refusals[code]
        part = part_of(asked, request, room) or part_of(code, request, room)
        response = render(request, "rooms/_part.html", {"part": part, "room": room}, status=status)
        patch_vary_headers(response, ["HX-Request"])
        return response
    if status == HTTPStatus.OK:
        return see_other(f"{room.get_absolute_url()}#{code}")
    return render(request, "rooms/room.html", whole_page(request, room), status=status)
