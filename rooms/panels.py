"""What rooms show on the network home, in spaces, on section pages and with groups."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.addresses import in_space
from portal.choices import SectionKind
from portal.operations import may
from portal.ui import actions, panels
from portal.ui.actions import Action
from portal.ui.panels import Panel
from rooms.selectors import messages_before, open_rooms, room_of_circle

COMMUNICATION = SectionKind.COMMUNICATION.value
SECTION = f"section:{COMMUNICATION}"


def _open_rooms(request: HttpRequest, place: Any, *, most: int) -> Panel | None:
    rooms = open_rooms(request.user, place, most=most).rows
    if not rooms:
        return None
    return Panel(
        "open-rooms",
        _("Open rooms"),
        "rooms/_panel_rooms.html",
        {"rooms": rooms, "shows_space": place is None},
        more_url=in_space(place, "rooms") if place is not None else "",
        more_label=_("All rooms"),
        section=COMMUNICATION,
    )


@panels.register(SECTION, order=110)
def rooms_of_section(request: HttpRequest, place: Any) -> Panel | None:
    panel = _open_rooms(request, place, most=6)
    if panel is not None or place is None:
        return panel
    context = {"rooms": [], "shows_space": False}
    return Panel(
        "open-rooms",
        _("Open rooms"),
        "rooms/_panel_rooms.html",
        context,
        more_url=in_space(place, "rooms"),
        more_label=_("All rooms"),
        section=COMMUNICATION,
    )


@panels.register("space", order=20)
def rooms_of_space(request: HttpRequest, place: Any) -> Panel | None:
    return _open_rooms(request, place, most=3)


@panels.register("home", order=15)
def rooms_of_network(request: HttpRequest, place: Any) -> Panel | None:
    return _open_rooms(request, None, most=4)


@panels.register("live:rooms", label=_("Open rooms"))
def live_rooms(request: HttpRequest, place: Any) -> Panel | None:
    panel = _open_rooms(request, place, most=5)
    return replace(panel, key="live-rooms") if panel is not None else None


@panels.register("group", order=40)
def own_room(request: HttpRequest, place: Any) -> Panel | None:
    room = room_of_circle(request.user, place.members_circle_id)
    if room is None:
        return None
    return Panel(
        "group-room",
        _("The group's own room"),
        "rooms/_panel_group.html",
        {"room": room, "said": messages_before(room, None, 3, actor=request.user)},
        more_url=room.get_absolute_url(),
        more_label=_("Enter the room"),
        section=COMMUNICATION,
    )


@actions.register(SECTION, order=20)
def open_one(request: HttpRequest, space: Any) -> Action | None:
    if not may(request.user, "rooms.open_room", space):
        return None
    return Action(_("Open a room"), in_space(space, "room_new"), "room")
