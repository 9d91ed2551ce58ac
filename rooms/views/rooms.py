from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from portal.addresses import in_space, number_of, words_of
from portal.choices import SectionKind
from portal.http import MemberRequest, kept_form, member_required, refused, see_other
from portal.keyset import Slice
from portal.lineage import material_of, source_from
from portal.operations import OperationRefusedError, may, require
from portal.realtime.sections import section_key
from rooms.forms import MessageForm, RoomForm
from rooms.models import Room
from rooms.operations import open_room, post_message
from rooms.selectors import closed_rooms, open_rooms
from rooms.views.showing import find_room, list_crumbs, welcome, whole_page

OPEN_A_PAGE = 50
CLOSED_A_PAGE = 20


@require_safe
def rooms(request: Any, slug: str) -> HttpResponse:
    """One list page by page: open rooms first, and closed ones when those are through."""
    open_before, closed_before = request.GET.get("open", ""), number_of(request.GET.get("before", ""))
    opened = Slice([])
    if closed_before is None:
        opened = open_rooms(request.user, request.space, most=OPEN_A_PAGE, before=open_before)
    closed, next_query = [], f"open={opened.next_cursor}"
    if not opened.next_cursor:
        closed = closed_rooms(request.user, request.space, before=closed_before, most=CLOSED_A_PAGE + 1)
        next_query = f"before={closed[CLOSED_A_PAGE - 1].pk}" if len(closed) > CLOSED_A_PAGE else ""
    here = in_space(request.space, "rooms")
    live_key = section_key(SectionKind.COMMUNICATION, request.space.pk)
    context = {
        "space": request.space,
        "crumbs": list_crumbs(request.space)[:1],
        "is_first": closed_before is None and not open_before,
        "open_rooms": opened.rows,
        "closed_rooms": closed[:CLOSED_A_PAGE],
        "next_url": f"{here}?{next_query}" if next_query else "",
        "first_url": here,
        "new_url": in_space(request.space, "room_new"),
        "may_open": may(request.user, "rooms.open_room", request.space),
        "live_key": live_key,
        "live_keys": live_key,
    }
    return render(request, "rooms/rooms.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def room_new(request: MemberRequest, slug: str) -> HttpResponse:
    require(request.user, "rooms.open_room", request.space)
    source = source_from(request.GET.get("from", ""), request.user)
    carried = material_of(source) if source is not None else None
    initial = {"title": carried.title[:140], "purpose": carried.summary[:280]} if carried else {}
    form = RoomForm(request.POST or None, space=request.space, initial=initial | kept_form(request))
    if request.method == "POST" and form.is_valid():
        try:
            room = open_room(actor=request.user, space=request.space, source=source, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(room.get_absolute_url())
    context = {
        "form": form,
        "source": source,
        "crumbs": list_crumbs(request.space),
        "list_url": in_space(request.space, "rooms"),
    }
    return render(request, "rooms/room_new.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def room(request: Any, slug: str, pk: int, words: str = "") -> HttpResponse:
    shown = find_room(request, pk)
    if request.method == "POST":
        welcome(request, shown)
        return _say(request, shown)
    if words != words_of(shown.title):
        query = request.GET.urlencode()
        return redirect(f"{shown.get_absolute_url()}?{query}" if query else shown.get_absolute_url())
    welcome(request, shown)
    before = number_of(request.GET.get("before", ""))
    typed = kept_form(request)
    form = MessageForm(initial=typed) if typed else None
    return render(request, "rooms/room.html", whole_page(request, shown, before=before, form=form))


@member_required
def _say(request: MemberRequest, room: Room) -> HttpResponse:
    """A message without scripts; sent twice it is there once."""
    form = MessageForm(request.POST)
    if form.is_valid():
        try:
            message = post_message(actor=request.user, room=room, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(f"{room.get_absolute_url()}#message-{message.pk}")
    return render(request, "rooms/room.html", whole_page(request, room, form=form), status=422)
