"""Cards of the portal's own things that messages link to, for one reader at a time.

A card is made anew for each reader, with the rights that pages ask, and never travels in a frame that all
get. Who may not see a thing sees the link alone, as it was typed.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.urls import Resolver404, resolve

from community.subjects import load
from portal import lineage
from portal.operations import Actor, may
from portal.references import Reference
from rooms.models import Message

MOST_A_MESSAGE: Final = 3
# What was written as a link, and bare addresses; the latter only as far as blanks and brackets.
_ADDRESSES: Final = re.compile(r'href="([^"]+)"|(https?://[^\s<>"()]+)')
_AFTER_WORDS: Final = ".,;:!?'"


@dataclass(frozen=True)
class Card:
    """A thing of the portal in a few words; ``state`` is empty where it has none to tell."""

    kind: str
    title: str
    url: str
    place: str
    state: str


def cards_for(actor: Actor, messages: Iterable[Message], host: str = "") -> dict[int, list[Card]]:
    """The cards under each of ``messages`` as ``actor`` may see them: one query a kind of thing, or none.

    ``host`` is the name under which this site was asked, beside its own.
    """
    hosts = {urlsplit(settings.SITE_URL).netloc, host, ""}
    named = {each.pk: references_in(each.html, hosts) for each in messages}
    objects = load({reference for found in named.values() for reference, _slug in found})
    cards: dict[int, list[Card]] = {}
    for pk, found in named.items():
        made = [_card(objects.get(reference), slug, actor) for reference, slug in found]
        if shown := [card for card in made if card is not None]:
            cards[pk] = shown
    return cards


def references_in(html: str, hosts: Collection[str]) -> list[tuple[Reference, str]]:
    """What ``html`` links to on this site, once each, with the space in whose address it stands."""
    found: dict[tuple[Reference, str], None] = {}
    for path in _paths_in(html, hosts):
        named = _named_by(path)
        if named is not None:
            found[named] = None
    return list(found)[:MOST_A_MESSAGE]


def _paths_in(html: str, hosts: Collection[str]) -> Iterator[str]:
    if "/" not in html:
        return
    for written, bare in _ADDRESSES.findall(html):
        try:
            parts = urlsplit(unescape(written or bare).rstrip(_AFTER_WORDS))
        except ValueError:
            continue  # brackets that are no address
        if parts.netloc in hosts and parts.scheme in {"", "http", "https"} and parts.path.startswith("/"):
            yield parts.path


def _named_by(path: str) -> tuple[Reference, str] | None:
    """The thing whose own page stands at ``path``; things have addresses named like their kind."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    code = (match.url_name or "").removesuffix("_by_number")
    kind = next((each for each in lineage.kinds() if each.code == code and each.has_page), None)
    if kind is None or "pk" not in match.kwargs or "slug" not in match.kwargs:
        return None
    return (ContentType.objects.get_for_model(kind.model).pk, match.kwargs["pk"]), match.kwargs["slug"]


def _card(obj: Any, slug: str, actor: Actor) -> Card | None:
    if obj is None or obj.space.slug != slug:
        return None
    kind = lineage.kind_of(obj)
    if not may(actor, kind.permission, obj):
        return None
    said = getattr(obj, "get_state_display", None)
    shown_as = kind.shown_as(obj) or kind.code
    return Card(shown_as, str(obj), obj.get_absolute_url(), obj.space.name, str(said()) if said else "")
