"""The agenda: gone through from the room's page, arranged on a page of its own."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.addresses import in_space, number_of
from portal.http import MemberRequest, kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError, require
from rooms.agenda_lines import AgendaLine, write_lines
from rooms.forms_meeting import AgendaItemForm, AgendaLinesForm
from rooms.meetings import items_of, planned_minutes, possible_leads, room_minutes
from rooms.models import AgendaItem, Room
from rooms.operations import (
    add_agenda_item,
    begin_meeting,
    change_agenda_item,
    give_minutes,
    go_back,
    go_on,
    move_agenda_item,
    remove_agenda_item,
    set_agenda,
    start_item,
)
from rooms.views.part_forms import do_in_part
from rooms.views.showing import find_room, room_crumbs


@require_http_methods(["GET", "POST"])
@member_required
def room_agenda(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """The page on which who runs the room arranges what is talked about."""
    room = _arranged(request, pk)
    if room.is_closed:
        return see_other(room.get_absolute_url())
    asked = request.POST.get("verb", "")
    people = possible_leads(room, request.user)
    adding = AgendaItemForm(
        request.POST if asked == "add" else None, people=people, initial=kept_form(request)
    )
    writing = AgendaLinesForm(request.POST if asked == "lines" else None, initial={"lines": _to_come(room)})
    form, change = (adding, add_agenda_item) if asked == "add" else (writing, set_agenda)
    if request.method == "POST" and _done(form, change, actor=request.user, room=room):
        return see_other(request.path)
    context = _page(request, room) | {"adding": adding, "writing": writing}
    return render(request, "rooms/agenda.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
@member_required
def room_agenda_item(request: MemberRequest, slug: str, pk: int, item_pk: int) -> HttpResponse:
    room = _arranged(request, pk)
    item = _item(room, item_pk)
    here = in_space(room.space, "room_agenda", room.pk)
    initial = {"title": item.title, "minutes": item.minutes, "lead": item.lead_id, "note": item.note}
    people = possible_leads(room, request.user)
    if item.lead is not None and item.lead not in people:
        people.append(item.lead)
    form = AgendaItemForm(request.POST or None, people=people, initial=initial | kept_form(request))
    if request.method == "POST" and _done(form, change_agenda_item, actor=request.user, item=item):
        return see_other(here)
    crumbs = room_crumbs(room, item.title)
    context = {"room": room, "item": item, "form": form, "crumbs": crumbs, "agenda_url": here}
    return render(request, "rooms/agenda_item.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def room_agenda_order(request: MemberRequest, slug: str, pk: int, item_pk: int) -> HttpResponse:
    """Up, down or away, with a button at each item."""
    room = _arranged(request, pk)
    item = _item(room, item_pk)
    verb = request.POST.get("verb")
    try:
        if verb == "remove":
            remove_agenda_item(actor=request.user, item=item)
        elif verb in {"up", "down"}:
            move_agenda_item(actor=request.user, item=item, up=verb == "up")
        else:
            raise Http404
    except OperationRefusedError as refusal:
        context = _page(request, room) | {"refusal": str(refusal)}
        people = possible_leads(room, request.user)
        context["adding"] = AgendaItemForm(people=people)
        context["writing"] = AgendaLinesForm(initial={"lines": _to_come(room)})
        return render(request, "rooms/agenda.html", context, status=422)
    return see_other(in_space(room.space, "room_agenda", room.pk))


@require_POST
@member_required
def room_run(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """What a host presses while the meeting runs: begin, next, back, more time, or an item out of turn."""
    room, actor = find_room(request, pk), request.user
    number = number_of(request.POST.get("item", ""))
    verbs = {
        "begin": lambda: begin_meeting(actor=actor, room=room),
        "next": lambda: go_on(actor=actor, room=room, after=number),
        "back": lambda: go_back(actor=actor, room=room),
        "more": lambda: give_minutes(actor=actor, room=room),
        "start": lambda: start_item(actor=actor, item=_item(room, number or 0)),
    }
    do = verbs.get(request.POST.get("verb", ""))
    if do is None:
        raise Http404
    return do_in_part(request, room, "agenda" if room.has_agenda else "now", do)


def _arranged(request: MemberRequest, pk: int) -> Room:
    room = find_room(request, pk)
    require(request.user, "rooms.run_room", room)
    return room


def _item(room: Room, pk: int) -> AgendaItem:
    items = AgendaItem.objects.filter(room=room).select_related("lead")
    item: AgendaItem = get_object_or_404(items, pk=pk)
    item.room = room
    return item


def _to_come(room: Room) -> str:
    return write_lines([AgendaLine(item.title, item.minutes) for item in items_of(room) if item.is_to_come])


def _done(form: Any, change: Any, **where: Any) -> bool:
    """Whether it was taken; why not stands at the form."""
    if not form.is_valid():
        return False
    try:
        change(**where, **form.cleaned_data)
    except OperationRefusedError as refusal:
        refused(form, refusal)
        return False
    return True


def _page(request: MemberRequest, room: Room) -> dict[str, Any]:
    items = items_of(room)
    to_come = [item.pk for item in items if item.is_to_come]
    return {
        "room": room,
        "lines": [
            {"item": each, "goes_up": each.pk in to_come[1:], "goes_down": each.pk in to_come[:-1]}
            for each in items
        ],
        "planned": planned_minutes(items),
        "length": room_minutes(room),
        "crumbs": room_crumbs(room, _("Agenda")),
    }
