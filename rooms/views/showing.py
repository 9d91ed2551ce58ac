"""What the pages of rooms share: finding a room, and what its reader may do with it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from community.blocking import blocked_for
from portal import lineage
from portal.addresses import in_space
from portal.choices import SectionKind
from portal.operations import Actor, may
from portal.spaces import standing
from portal.ui.framing import crumbs_of
from portal.ui.shell import address_of
from rooms.forms import MessageForm
from rooms.models import Message, Room
from rooms.parts import ABOVE, BESIDE, parts_of
from rooms.querysets import MOST_COUNTED, counted
from rooms.selectors import messages_around, messages_before, room_for, unread_in

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


def room_crumbs(room: Room, here: str = "") -> list[Crumb]:
    ends = ((room.title, room.get_absolute_url()), (here, "")) if here else ()
    return list_crumbs(room.space, *ends)


def list_crumbs(space: Any, *ends: tuple[Any, str]) -> list[Crumb]:
    return crumbs_of(space, SectionKind.COMMUNICATION, (_("Live rooms"), in_space(space, "rooms")), *ends)


@dataclass(frozen=True)
class ShownMessage:
    """A message and what this reader may do with it; folded where they have blocked its author.

    ``reply``: the first words of what it replies to, unless those are from somebody blocked.
    """

    message: Message
    is_own: bool
    is_folded: bool
    reply: str
    may_edit: bool
    may_remove: bool
    may_report: bool


def shown(message: Message, actor: Actor) -> ShownMessage:
    is_own = message.author_id is not None and message.author_id == actor.pk
    blocked = blocked_for(actor)
    answers_blocked = message.reply_to is not None and message.reply_to.author_id in blocked
    return ShownMessage(
        message=message,
        is_own=is_own,
        is_folded=message.author_id in blocked,
        reply="" if answers_blocked else message.reply_excerpt,
        may_report=actor.pk is not None and message.author_id is not None and not is_own,
        may_edit=may(actor, "rooms.edit_message", message),
        may_remove=may(actor, "rooms.remove_message", message),
    )


def conversation(
    room: Room, actor: Actor, *, before: int | None = None, at: int | None = None
) -> dict[str, Any]:
    """The last messages, those before a number, or those around one; what each offers is on the message.

    ``is_live``: the page goes on from here by itself; ``is_latest``: nothing was said after what it shows.
    """
    if at is not None:
        messages, is_latest = messages_around(room, at, PAGE)
        has_more = bool(messages) and bool(messages_before(room, messages[0].seq, 1))
    else:
        messages, is_latest = messages_before(room, before, PAGE + 1), before is None
        has_more = len(messages) > PAGE
        messages = messages[-PAGE:]
    for message in messages:
        message.room = room
    here = room.get_absolute_url()
    return {
        "messages_shown": [shown(message, actor) for message in messages],
        "earlier_url": f"{here}?before={messages[0].seq}" if has_more else "",
        "later_url": f"{here}?at={messages[-1].seq + 1}" if at is not None and not is_latest else "",
        "is_latest": is_latest,
        "is_live": before is None,
    }


def what_is_new(room: Room, actor: Actor, first_shown: int) -> dict[str, Any]:
    """How far ``actor`` has read, and how many messages of others stand before what the page shows."""
    seen = getattr(room, "seen_seq", None)
    new = {"seen": "" if seen is None else seen, "unread_behind": "", "first_unread_url": ""}
    if seen is None or seen + 1 >= first_shown:
        return new
    unread = unread_in(room, actor, seen, MOST_COUNTED)
    first = f"{room.get_absolute_url()}?at={seen + 1}#unread"
    return new | {"unread_behind": counted(unread), "first_unread_url": first if unread else ""}


def whole_page(
    request: Any,
    room: Room,
    *,
    before: int | None = None,
    at: int | None = None,
    form: MessageForm | None = None,
) -> dict[str, Any]:
    actor = request.user
    talk = conversation(room, actor, before=before, at=at)
    first_shown = talk["messages_shown"][0].message.seq if talk["messages_shown"] else 0
    authors = [each.message.author for each in talk["messages_shown"] if each.message.author is not None]
    people = {author.pk: author for author in authors}
    parts = parts_of(request, room)
    return {
        **talk,
        **what_is_new(room, actor, first_shown),
        "now": timezone.now(),
        "zone": timezone.get_current_timezone_name(),
        "parts_above": [part for part in parts if part.place == ABOVE],
        "parts_beside": [part for part in parts if part.place == BESIDE],
        "room": room,
        "blocked": ",".join(str(pk) for pk in sorted(blocked_for(actor))),
        "crumbs": room_crumbs(room),
        "form": form if form is not None else MessageForm(),
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
        "line_url": in_space(room.space, "room_messages", room.pk).removesuffix("messages/") + "line/",
        "join_url": address_of("space_join", room.space.slug),
    }
