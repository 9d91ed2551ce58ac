"""Rooms for calendar programs: one room's file, and everybody's own feed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.addresses import absolute, words_of
from portal.http import MemberRequest, member_required, see_other
from portal.ical import CONTENT_TYPE, calendar
from portal.locality import in_locality_of
from portal.tenancy import Scope, SpaceSet, enter
from rooms.calendars import event_of, owner_of, rooms_of_feed, shown_token
from rooms.models import CalendarFeed
from rooms.operations.calendars import drop_calendar, renew_calendar
from rooms.views.showing import find_room

_REFRESH = "PT1H"


@require_safe
def room_calendar(request: Any, slug: str, pk: int) -> HttpResponse:
    """One room with a set time, for a calendar program."""
    room = find_room(request, pk)
    if not room.is_scheduled:
        raise Http404
    return _file(calendar([event_of(room, request.user)]), f"{words_of(room.title)}.ics")


@require_safe
def calendar_feed(request: Any, token: str) -> HttpResponse:
    """What the owner of ``token`` may see now; no cookie counts, and every fetch asks anew.

    Raises:
        Http404: nobody has this token, or their account is closed.
    """
    person = owner_of(token)
    if person is None:
        raise Http404
    with enter(Scope(reads=SpaceSet.readable_by(person))), in_locality_of(person):
        events = [event_of(room, person) for room in rooms_of_feed(person)]
        text = calendar(events, name=_("Live rooms · Guildhall"), refresh=_REFRESH)
    return _file(text, "guildhall.ics")


def _file(text: str, name: str) -> HttpResponse:
    return HttpResponse(
        text.encode(),
        content_type=CONTENT_TYPE,
        headers={
            "Cache-Control": "private, no-store",
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Robots-Tag": "noindex",
            "Referrer-Policy": "no-referrer",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def me_calendar(request: MemberRequest) -> HttpResponse:
    """The address of one's own calendar; made, renewed or dropped when sent."""
    if request.method == "POST":
        if request.POST.get("verb") == "drop":
            drop_calendar(actor=request.user)
            messages.success(request, _("The address leads nowhere now."))
        else:
            renew_calendar(actor=request.user)
            messages.success(request, _("This is your address. Earlier ones lead nowhere now."))
        return see_other(reverse("me_calendar"))
    feed = CalendarFeed.objects.filter(user_id=request.user.pk).first()
    token = shown_token(feed)
    address = absolute(reverse("calendar_feed", args=[token])) if token else ""
    context = {"feed": feed, "address": address, "webcal": _for_programs(address)}
    return render(request, "rooms/me_calendar.html", context)


def _for_programs(address: str) -> str:
    """With the scheme that makes a calendar program open and subscribe."""
    return f"webcal{address[address.index(':') :]}" if address else ""
