"""Searching what was said in one room, and the people whom one can name in it."""

import re
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from community.blocking import blocked_for
from community.models import User
from community.selectors import people_for
from portal.folding import fold_text
from portal.markdown import plain
from portal.operations import Actor, may
from rooms.models import Message, Room
from rooms.selectors import readers_of, shown_messages

RESULTS_A_PAGE: Final = 20
MOST_WORDS: Final = 8
MOST_PEOPLE: Final = 8
_LOOKED_AT: Final = 60
_BEFORE: Final = 60
_LENGTH: Final = 240
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True)
class Hit:
    """A message that was found, and its words round the first that fits, with ``<mark>``."""

    message: Message
    excerpt: SafeString


def find_in_room(actor: Actor, room: Room, words: str, *, page: int = 1) -> list[Hit]:
    """Messages with all of ``words``, whatever case and accents, the latest first; one more than a page.

    Numbers are walked from the last one down, so a word that is said often is found at once; one that is
    said nowhere costs a look at each message of this one room.
    """
    asked = fold_text(words).split()[:MOST_WORDS]
    if not asked:
        return []
    found = shown_messages(actor, room)
    for word in asked:
        found = found.filter(folded__contains=word)
    start = (page - 1) * RESULTS_A_PAGE
    hits = list(found.order_by("-seq")[start : start + RESULTS_A_PAGE + 1])
    for message in hits:
        message.room = room
    return [Hit(message, marked(plain(message.html), asked)) for message in hits]


def marked(text: str, asked: list[str]) -> SafeString:
    """The part of ``text`` in which the first word fits, with every word that fits marked."""
    fits = [found for found in _WORD.finditer(text) if any(word in fold_text(found[0]) for word in asked)]
    start = max(fits[0].start() - _BEFORE, 0) if fits else 0
    end = min(start + _LENGTH, len(text))
    pieces, at = ["…" if start else ""], start
    for found in fits:
        if found.end() <= end:
            pieces += [format_html("{}<mark>{}</mark>", text[at : found.start()], found[0])]
            at = found.end()
    pieces += [format_html("{}{}", text[at:end], "…" if end < len(text) else "")]
    return mark_safe("".join(pieces))  # noqa: S308  (each piece is escaped)


def people_to_name(actor: Actor, room: Room, begun: str) -> list[User]:
    """Readers of ``room`` whose profile ``actor`` may see, with a word of their name that begins so.

    Never a way to learn of anybody: who is not among the people that one finds elsewhere is not found here.
    """
    asked = fold_text(begun)
    if not asked or not may(actor, "rooms.post_message", room):
        return []
    people = people_for(actor).filter(pk__in=readers_of(room)).exclude(pk=actor.pk)
    people = people.exclude(pk__in=blocked_for(actor))
    fits = Q(handle__startswith=asked) | Q(profile__folded__contains=asked)
    some = people.filter(fits).order_by("display_name", "pk")[:_LOOKED_AT]
    return [each for each in some if _begins(each, asked)][:MOST_PEOPLE]


def _begins(person: Any, asked: str) -> bool:
    name = fold_text(person.name)
    return person.handle.startswith(asked) or name.startswith(asked) or f" {asked}" in name
