"""What the pages of rooms share: finding a room, and what its reader may do with it."""

from typing import Any
from urllib.parse import urlencode

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from community.blocking import blocked_for
from portal import lineage
from portal.addresses import in_space, number_of
from portal.choices import SectionKind
from portal.files import shown
from portal.operations import Actor, may
from portal.spaces import standing
from portal.ui.framing import crumbs_of
from portal.ui.reacting import reaction_bar_of
from portal.ui.shell import address_of
from rooms.beside import Quote, quote_of, waiting_files
from rooms.forms import MessageForm
from rooms.models import Message, Room
from rooms.operations import come_in
from rooms.parts import ABOVE, panels_beside, parts_of
from rooms.places import forget_places, place_in
from rooms.querysets import MOST_COUNTED, counted
from rooms.selectors import (
    messages_around,
    messages_before,
    met,
    readable_from,
    readable_messages,
    room_for,
    unread_in,
)
from rooms.views.dressing import dressed
from rooms.ways_on import planned_for

PAGE = 50
PEOPLE_SHOWN = 8

Crumb = dict[str, Any]


def find_room(request: Any, pk: int) -> Room:
    """The room of this address.

    Raises:
        Http404: there is none in this space that the reader may see.
    """
    found: Room = get_object_or_404(room_for(request.user, request.space, pk))
    return met(request.user, found)


def welcome(request: Any, room: Room) -> None:
    """Write down who has signed in and comes in for the first time; afterwards this costs nothing."""
    if request.user.is_authenticated and place_in(request.user, room).joined_seq is None:
        row = come_in(actor=request.user, room=room)
        forget_places(room)
        room.last_seq = max(room.last_seq, row.joined_seq or 0)


def find_message(request: Any, room: Room, pk: int) -> Message:
    """A message of the room that was not removed, and that its reader may read.

    Raises:
        Http404: there is none.
    """
    message: Message = get_object_or_404(readable_messages(request.user, room), pk=pk)
    message.room = room
    return message


def room_crumbs(room: Room, here: str = "") -> list[Crumb]:
    ends = ((room.title, room.get_absolute_url()), (here, "")) if here else ()
    return list_crumbs(room.space, *ends)


def list_crumbs(space: Any, *ends: tuple[Any, str]) -> list[Crumb]:
    return crumbs_of(space, SectionKind.COMMUNICATION, (_("Live rooms"), in_space(space, "rooms")), *ends)


def conversation(
    room: Room,
    actor: Actor,
    *,
    before: int | None = None,
    at: int | None = None,
    host: str = "",
    page_url: str = "",
) -> dict[str, Any]:
    """The last messages, those before a number, or those around one; what each offers is on the message.

    ``page_url``: where the reader is, if not on the room's own page. ``is_live``: the page goes on from here
    by itself; ``is_latest``: nothing was said after what it shows.
    """
    if at is not None:
        messages, is_latest = messages_around(room, at, PAGE, actor=actor)
        has_more = bool(messages) and bool(messages_before(room, messages[0].seq, 1, actor=actor))
    else:
        messages, is_latest = messages_before(room, before, PAGE + 1, actor=actor), before is None
        has_more = len(messages) > PAGE
        messages = messages[-PAGE:]
    here = page_url or room.get_absolute_url()
    return {
        "messages_shown": dressed(messages, room, actor, host),
        "earlier_url": f"{here}?before={messages[0].seq}" if has_more else "",
        "later_url": f"{here}?at={messages[-1].seq + 1}" if at is not None and not is_latest else "",
        "is_latest": is_latest,
        "is_live": before is None,
    }


def what_is_new(room: Room, actor: Actor, first_shown: int) -> dict[str, Any]:
    """How far ``actor`` has read, and how many messages of others stand before what the page shows."""
    place = place_in(actor, room)
    seen = place.seen_seq if place.joined_seq is not None else None
    new = {"seen": "" if seen is None else seen, "unread_behind": "", "first_unread_url": ""}
    if seen is None or seen + 1 >= first_shown:
        return new
    unread = unread_in(room, actor, seen, MOST_COUNTED)
    first = f"{room.get_absolute_url()}?at={seen + 1}#unread"
    return new | {"unread_behind": counted(unread), "first_unread_url": first if unread else ""}


def answered(request: Any, room: Room, form: MessageForm | None) -> Quote | None:
    """What the form answers, for its reader; nothing where that is gone or not theirs to read."""
    pk = number_of(str(form["reply_to"].value() or "")) if form is not None else None
    if pk is None:
        return None
    since = readable_from(request.user, room)
    found = Message.objects.filter(room=room, pk=pk, removed_at=None, seq__gt=since)
    message = found.select_related("author", "guest").first()
    return quote_of(message) if message is not None else None


def whole_page(
    request: Any,
    room: Room,
    *,
    before: int | None = None,
    at: int | None = None,
    form: MessageForm | None = None,
) -> dict[str, Any]:
    actor = request.user
    talk = conversation(room, actor, before=before, at=at, host=request.get_host())
    first_shown = talk["messages_shown"][0].message.seq if talk["messages_shown"] else 0
    authors = [each.message.author for each in talk["messages_shown"] if each.message.author is not None]
    people = {author.pk: author for author in authors}
    parts = parts_of(request, room)
    panels = panels_beside(parts)
    return {
        **talk,
        **what_is_new(room, actor, first_shown),
        **_addresses(room),
        "now": timezone.now(),
        "zone": timezone.get_current_timezone_name(),
        "parts_above": [part for part in parts if part.place == ABOVE],
        "panels": [panel for panel in panels if panel.code != "about"],
        "parts_about": [part for panel in panels if panel.code == "about" for part in panel.parts],
        "room": room,
        "blocked": ",".join(str(pk) for pk in sorted(blocked_for(actor))),
        "crumbs": room_crumbs(room),
        "form": form if form is not None else MessageForm(),
        "answered": answered(request, room, form),
        "brought": _brought(request, room, form),
        "may_post": may(actor, "rooms.post_message", room),
        "may_run": may(actor, "rooms.run_room", room),
        "may_close": may(actor, "rooms.close_room", room),
        "may_change": may(actor, "rooms.change_room", room),
        "may_correct": room.is_closed and may(actor, "rooms.correct_outcome", room),
        "planned": planned_for(room, actor) if room.is_closed else None,
        "people": list(people.values())[:PEOPLE_SHOWN],
        "origins": lineage.origins_of(room, actor),
        "results": lineage.results_of(room, actor),
        "carries": [(c.label, c.address(room)) for c in lineage.carriages_for(room, actor)],
        "may_moderate": standing(actor).moderates(room.space_id),
        "bars": {each: reaction_bar_of({}, (), may_react=each == "other") for each in ("own", "other")},
    }


def _addresses(room: Room) -> dict[str, str]:
    """Where the page's links and its scripts go."""
    return {
        "agenda_url": in_space(room.space, "room_agenda", room.pk),
        "people_url": in_space(room.space, "room_people", room.pk),
        "login_url": f"{address_of('account_login')}?{urlencode({'next': room.get_absolute_url()})}",
        "report_url": in_space(room.space, "report", "message", 0).removesuffix("0/"),
        "history_url": in_space(room.space, "room_messages", room.pk),
        "search_url": in_space(room.space, "room_search", room.pk),
        "cards_url": in_space(room.space, "room_cards", room.pk),
        "names_url": in_space(room.space, "room_names", room.pk),
        "upload_url": in_space(room.space, "room_upload", room.pk),
        "line_url": in_space(room.space, "room_messages", room.pk).removesuffix("messages/") + "line/",
        "join_url": address_of("space_join", room.space.slug),
    }


def _brought(request: Any, room: Room, form: MessageForm | None) -> list[dict[str, Any]]:
    """The files that are in the room already for a form which was refused."""
    if form is None or not form.is_bound:
        return []
    ids = [pk for pk in map(number_of, form.data.get("brought", "").split(",")) if pk is not None]
    return [shown(row.file) for row in waiting_files(request.user, room.pk, ids)]
