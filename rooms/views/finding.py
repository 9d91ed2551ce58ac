"""Finding in a room: what was said, what messages link to, and whom one can name."""

from typing import Any, Final

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.addresses import in_space, number_of
from portal.http import MemberRequest, member_required, with_query
from rooms.finding import RESULTS_A_PAGE, find_in_room, people_to_name
from rooms.models import Message, Room
from rooms.selectors import shown_messages
from rooms.views.dressing import ShownMessage, dressed
from rooms.views.showing import find_room, room_crumbs

MOST_DRESSED: Final = 60
MOST_PAGES: Final = 50


@require_safe
def room_search(request: Any, slug: str, pk: int) -> HttpResponse:
    """What was said with these words, the latest first, page by page."""
    room = find_room(request, pk)
    words = request.GET.get("q", "").replace("\x00", " ").strip()[:200]
    page = min(max(number_of(request.GET.get("page", "")) or 1, 1), MOST_PAGES)
    hits = find_in_room(request.user, room, words, page=page) if words else []
    has_more = len(hits) > RESULTS_A_PAGE and page < MOST_PAGES
    context = {
        "room": room,
        "q": words,
        "hits": hits[:RESULTS_A_PAGE],
        "page": page,
        "previous_url": with_query(request, page=str(page - 1)) if page > 1 else "",
        "next_url": with_query(request, page=str(page + 1)) if has_more else "",
        "search_url": in_space(room.space, "room_search", room.pk),
        "crumbs": room_crumbs(room, _("Search in this room")),
    }
    return render(request, "rooms/room_search.html", context)


@require_safe
def room_cards(request: Any, slug: str, pk: int) -> HttpResponse:
    """What this reader's page shows of messages beyond their frames: links of mentions, cards, own signs."""
    room = find_room(request, pk)
    asked = [number_of(each) for each in request.GET.get("messages", "").split(",")[:MOST_DRESSED]]
    ids = [each for each in asked if each is not None]
    found = list(shown_messages(request.user, room).filter(pk__in=ids).order_by("seq")) if ids else []
    shown = dressed(found, room, request.user, request.get_host())
    return JsonResponse({"messages": [_dress(request, room, each) for each in shown]})


def _dress(request: Any, room: Room, shown: ShownMessage) -> dict[str, Any]:
    message: Message = shown.message
    cards = render_to_string("rooms/_cards.html", {"cards": shown.cards}, request) if shown.cards else ""
    own = [each.kind.value for each in shown.bar.chosen if each.is_own]
    return {"id": message.pk, "html": shown.html, "cards": cards.strip(), "own": own}


@require_safe
@member_required
def room_names(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """People to name whose handle or name has a word that begins with ``q``."""
    room = find_room(request, pk)
    found = people_to_name(request.user, room, request.GET.get("q", "")[:60])
    return JsonResponse({"people": [{"handle": each.handle, "name": each.name} for each in found]})
