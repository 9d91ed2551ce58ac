"""Messages as one reader sees them: with links of mentions, quotes, files, reactions and cards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from community.blocking import blocked_for
from community.mention_links import addresses_in, with_links
from portal.addresses import in_space
from portal.operations import Actor, may
from portal.ui.reacting import ReactionBar, reaction_bar_of
from rooms.beside import Quote, files_of, own_reactions, quote_of
from rooms.cards import Card, cards_for
from rooms.guests import GuestActor
from rooms.models import Message, Room
from rooms.selectors import readable_from


@dataclass(frozen=True)
class ShownMessage:
    """A message and what this reader may do with it; folded where they have blocked its author.

    ``reply``: the first words of what it replies to, unless those are from somebody blocked or from before
    what this reader may read.
    """

    message: Message
    html: SafeString
    is_own: bool
    change_url: str
    is_folded: bool
    quote: Quote | None
    files: Sequence[dict[str, Any]]
    bar: ReactionBar
    cards: Sequence[Card]
    may_reply: bool
    may_edit: bool
    may_remove: bool
    may_report: bool

    @property
    def reply_url(self) -> str:
        """Where what it answers is the last but some; the page jumps there itself if it can."""
        if self.quote is None:
            return ""
        return f"{self.message.room.get_absolute_url()}?before={self.quote.seq + 1}#message-{self.quote.id}"

    @property
    def who_url(self) -> str:
        room = self.message.room
        return in_space(room.space, "message_reactions", room.pk, self.message.pk)

    @property
    def reply(self) -> str:
        if self.quote is None:
            return ""
        name = self.quote.author_name
        return f"{name}: {self.quote.excerpt}" if name else self.quote.excerpt


def dressed(messages: Sequence[Message], room: Room, actor: Actor, host: str = "") -> list[ShownMessage]:
    """``messages`` of ``room`` for one reader: few queries, whatever their number."""
    for message in messages:
        message.room, message.space = room, room.space
    handle = getattr(actor, "handle", "") or ""
    files = files_of([message.pk for message in messages if message.file_count])
    own = own_reactions(actor, messages)
    is_guest = isinstance(actor, GuestActor)
    cards = {} if is_guest else cards_for(actor, messages, host)  # guests see nothing but the room
    quotes = _quotes(messages, room, actor)
    names = {} if is_guest else addresses_in(actor, [message.html for message in messages])
    may_post = not is_guest and may(actor, "rooms.post_message", room)
    return [
        _shown(
            message,
            actor,
            html=with_links(message.html, names, handle),
            quote=quotes.get(message.pk),
            files=files.get(message.pk, ()),
            bar=reaction_bar_of(
                message.reaction_counts,
                own.get(message.pk, ()),
                may_react=may(actor, "rooms.react_to_message", message),
            ),
            cards=cards.get(message.pk, ()),
            may_reply=may_post,
        )
        for message in messages
    ]


def _shown(message: Message, actor: Actor, **parts: Any) -> ShownMessage:
    is_own = message.author_id is not None and message.author_id == actor.pk
    if isinstance(actor, GuestActor):
        is_own = message.guest_id == actor.guest.pk
        change_url = reverse("guest_message", args=[message.room_id, message.pk])
    else:
        change_url = in_space(message.room.space, "room_message", message.room_id, message.pk)
    return ShownMessage(
        message=message,
        change_url=change_url,
        is_own=is_own,
        is_folded=message.author_id in blocked_for(actor),
        may_report=actor.pk is not None and message.author_id is not None and not is_own,
        may_edit=may(actor, "rooms.edit_message", message),
        may_remove=may(actor, "rooms.remove_message", message),
        **parts,
    )


def _quotes(messages: Sequence[Message], room: Room, actor: Actor) -> Mapping[int, Quote]:
    """By the id of the message that answers; what it answers came along with it."""
    answering = [each for each in messages if each.reply_to is not None and not each.reply_to.is_removed]
    if not answering:
        return {}
    since, blocked = readable_from(actor, room), blocked_for(actor)
    return {
        each.pk: quote_of(each.reply_to)
        for each in answering
        if each.reply_to is not None and each.reply_to.seq > since and each.reply_to.author_id not in blocked
    }
