"""Cards of the portal's own things that messages link to, for one reader at a time.

A card is made anew for each reader, with the rights that pages ask, and never travels in a frame that all
get. Who may not see a thing sees the link alone, as it was typed.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from portal import lineage
from portal.addresses import number_of
from portal.operations import Actor
from rooms.models import Message

MOST_A_MESSAGE: Final = 3
# What was written as a link, and bare addresses; the latter only as far as blanks and brackets.
_ADDRESSES: Final = re.compile(r'href="([^"]+)"|(https?://[^\s<>"()]+)')
_AFTER_WORDS: Final = ".,;:!?'"


class Named(NamedTuple):
    """A thing as an address names it: its kind, its number, and the space in whose address it stands."""

    code: str
    pk: int
    slug: str


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
    things = _visible_to(actor, {named_thing for found in named.values() for named_thing in found})
    cards = {pk: [_card(things[each]) for each in found if each in things] for pk, found in named.items()}
    return {pk: shown for pk, shown in cards.items() if shown}


def _visible_to(actor: Actor, named: Collection[Named]) -> dict[Named, Any]:
    """Those of the ``named`` things that ``actor`` may see, where their address says that they are."""
    found: dict[Named, Any] = {}
    for code in {each.code for each in named}:
        here = {(each.pk, each.slug): each for each in named if each.code == code}
        rows = _kinds()[code].model._default_manager.visible_to(actor)  # type: ignore[attr-defined]  # noqa: SLF001
        for obj in rows.filter(pk__in=[pk for pk, _slug in here]).select_related("space"):
            if each := here.get((obj.pk, obj.space.slug)):
                found[each] = obj
    return found


def _kinds() -> dict[str, lineage.Kind]:
    return {kind.code: kind for kind in lineage.kinds() if kind.has_page}


def references_in(html: str, hosts: Collection[str]) -> list[Named]:
    """What ``html`` links to on this site, once each."""
    found: dict[Named, None] = {}
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


def _named_by(path: str) -> Named | None:
    """The thing on whose page ``path`` leads; addresses of a thing are named after its kind."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    code = (match.url_name or "").partition("_")[0]
    pk = number_of(str(match.kwargs.get("pk", "")))  # None for numbers that no database holds
    if pk is None or code not in _kinds() or "slug" not in match.kwargs:
        return None
    return Named(code, pk, match.kwargs["slug"])


def _card(obj: Any) -> Card:
    kind = lineage.kind_of(obj)
    said = getattr(obj, "get_state_display", None)
    shown_as = kind.shown_as(obj) or kind.code
    return Card(shown_as, str(obj), obj.get_absolute_url(), obj.space.name, str(said()) if said else "")
