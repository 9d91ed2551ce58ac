"""Raised hands, and the list of who was there."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.addresses import number_of
from portal.csv import csv_response
from portal.http import MemberRequest, member_required
from portal.operations import require
from rooms.meetings import attendance_for
from rooms.operations import (
    give_word,
    lower_hand,
    lower_hands,
    raise_hand,
    say_attended,
    take_attendance_back,
)
from rooms.views.part_forms import do_in_part
from rooms.views.showing import find_room


@require_POST
@member_required
def room_hands(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    room, actor = find_room(request, pk), request.user
    verbs = {
        "raise": lambda: raise_hand(actor=actor, room=room),
        "lower": lambda: lower_hand(actor=actor, room=room),
        "word": lambda: give_word(
            actor=actor, room=room, person=number_of(request.POST.get("person", "")) or 0
        ),
        "clear": lambda: lower_hands(actor=actor, room=room),
    }
    do = verbs.get(request.POST.get("verb", ""))
    if do is None:
        raise Http404
    return do_in_part(request, room, "people", do)


@require_POST
@member_required
def room_attendance(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    room, actor = find_room(request, pk), request.user
    verbs = {
        "agree": lambda: say_attended(actor=actor, room=room),
        "withdraw": lambda: take_attendance_back(actor=actor, room=room),
    }
    do = verbs.get(request.POST.get("verb", ""))
    if do is None:
        raise Http404
    return do_in_part(request, room, "attendance", do)


@require_safe
@member_required
def attendance_csv(request: MemberRequest, slug: str, pk: int) -> StreamingHttpResponse:
    """The list for who runs the room: names, where people work as far as they show it, and when."""
    room = find_room(request, pk)
    require(request.user, "rooms.run_room", room)
    head = [_("Name"), _("Where they work"), _("Agreed at (UTC)")]
    rows = [
        [each.name, each.organisation, f"{each.at:%Y-%m-%d %H:%M}"]
        for each in attendance_for(room, request.user)
    ]
    return csv_response(request, f"attendance-{room.pk}.csv", [head, *rows])
