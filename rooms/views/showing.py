"""What the pages of rooms share: finding a room, and what its reader may do with it."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404
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
from rooms.parts import ABOVE, BESIDE, parts_of
from rooms.selectors import messages_before, readable_from, room_for
from rooms.views.dressing import dressed

PAGE = 50
PEOPLE_SHOWN = 8

Crumb = dict[str, Any]


def find_room(request: Any, pk: int) -> Room:
    """The room of this address.

    Raises:
        Http404: there is none in this space that the reader may see.
    """
    found: Room = get_object_or_404(room_for(request.user, request.space, pk))
    return found


def find_message(room: Room, pk: int) -> Message:
    """A message of the room that was not removed.

    Raises:
        Http404: there is none.
    """
    message: Message = get_object_or_404(Message.objects.filter(room=room, removed_at=None), pk=pk)
    message.room = room
    return message


def readable_message(request: Any, room: Room, pk: int) -> Message:
    """``find_message``, for a reader who may have come in after it was said.

    Raises:
        Http404: there is none that they may read.
    """
    message = find_message(room, pk)
    if message.seq < readable_from(request.user, room):
        raise Http404
    return message


def room_crumbs(room: Room, here: str = "") -> list[Crumb]:
    ends = ((room.title, room.get_absolute_url()), (here, "")) if here else ()
    return list_crumbs(room.space, *ends)


def list_crumbs(space: Any, *ends: tuple[Any, str]) -> list[Crumb]:
    return crumbs_of(space, SectionKind.COMMUNICATION, (_("Live rooms"), in_space(space, "rooms")), *ends)


def conversation(room: Room, actor: Actor, *, before: int | None = None, host: str = "") -> dict[str, Any]:
    """The last messages, or those before a number; what each offers its reader is on the message."""
    messages = messages_before(room, before, PAGE + 1)
    has_more = len(messages) > PAGE
    messages = messages[-PAGE:]
    first = messages[0].seq if messages else 0
    return {
        "messages_shown": dressed(messages, room, actor, host),
        "earlier_url": f"{room.get_absolute_url()}?before={first}" if has_more else "",
        "is_latest": before is None,
    }


def answered(request: Any, room: Room, form: MessageForm | None) -> Quote | None:
    """What the form answers, for its reader; nothing where that is gone or not theirs to read."""
    pk = number_of(str(form["reply_to"].value() or "")) if form is not None else None
    if pk is None:
        return None
    since = readable_from(request.user, room)
    found = Message.objects.filter(room=room, pk=pk, removed_at=None, seq__gte=since)
    message = found.select_related("author").first()
    return quote_of(message) if message is not None else None


def whole_page(
    request: Any, room: Room, *, before: int | None = None, form: MessageForm | None = None
) -> dict[str, Any]:
    actor = request.user
    talk = conversation(room, actor, before=before, host=request.get_host())
    authors = [each.message.author for each in talk["messages_shown"] if each.message.author is not None]
    people = {author.pk: author for author in authors}
    parts = parts_of(request, room)
    return {
        **talk,
        "parts_above": [part for part in parts if part.place == ABOVE],
        "parts_beside": [part for part in parts if part.place == BESIDE],
        "room": room,
        "blocked": ",".join(str(pk) for pk in sorted(blocked_for(actor))),
        "crumbs": room_crumbs(room),
        "form": form if form is not None else MessageForm(),
        "answered": answered(request, room, form),
        "brought": _brought(request, room, form),
        "may_post": may(actor, "rooms.post_message", room),
        "may_close": may(actor, "rooms.close_room", room),
        "people": list(people.values())[:PEOPLE_SHOWN],
        "origins": lineage.origins_of(room, actor),
        "results": lineage.results_of(room, actor),
        "carries": [(c.label, c.address(room)) for c in lineage.carriages_for(room, actor)],
        "may_moderate": standing(actor).moderates(room.space_id),
        "login_url": f"{address_of('account_login')}?{urlencode({'next': room.get_absolute_url()})}",
        "report_url": in_space(room.space, "report", "message", 0).removesuffix("0/"),
        "history_url": in_space(room.space, "room_messages", room.pk),
        "search_url": in_space(room.space, "room_search", room.pk),
        "cards_url": in_space(room.space, "room_cards", room.pk),
        "names_url": in_space(room.space, "room_people", room.pk),
        "upload_url": in_space(room.space, "room_upload", room.pk),
        "bars": {each: reaction_bar_of({}, (), may_react=each == "other") for each in ("own", "other")},
        "join_url": address_of("space_join", room.space.slug),
    }


def _brought(request: Any, room: Room, form: MessageForm | None) -> list[dict[str, Any]]:
    """The files that are in the room already for a form which was refused."""
    if form is None or not form.is_bound:
        return []
    ids = [pk for pk in map(number_of, form.data.get("brought", "").split(",")) if pk is not None]
    return [shown(row.file) for row in waiting_files(request.user, room.pk, ids)]
