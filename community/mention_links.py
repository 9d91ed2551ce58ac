"""Mentions in rendered words: links to the people whom the reader may see, plain words otherwise.

What people write is stored as HTML once for all readers. Who may see whom differs: links are put in for
each page.
"""

import re
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from community.mentions import HANDLE
from community.selectors import people_for
from portal.operations import Actor

_TAG = re.compile(r"(<[^>]+>)")
# Words in these elements are something else than mentions, or links already.
_QUIET = re.compile(r"<(/?)(?:a|code|pre)\b")


def addresses_in(actor: Actor, pages: Iterable[str]) -> dict[str, str]:
    """Where the people mentioned in rendered ``pages`` have their profile, by handle: one query or none."""
    handles = {found.lower() for html in pages if "@" in html for found in HANDLE.findall(html)}
    if not handles:
        return {}
    people = people_for(actor).filter(handle__in=handles)
    return {person.handle: person.get_absolute_url() for person in people}


def with_links(html: str, addresses: dict[str, str], own: str = "") -> SafeString:
    """``html``, which was made safe before, with its mentions as links; the handle ``own`` stands out."""
    if not addresses or "@" not in html:
        return mark_safe(html)  # noqa: S308  (sanitised when it was stored)
    depth = 0
    pieces = []
    for piece in _TAG.split(html):
        quiet = _QUIET.match(piece)
        if quiet:
            depth += -1 if quiet[1] else 1
        is_words = depth == 0 and not piece.startswith("<")
        pieces.append(HANDLE.sub(lambda found: _link(found, addresses, own), piece) if is_words else piece)
    return mark_safe("".join(pieces))  # noqa: S308  (sanitised when it was stored; links are escaped)


def _link(found: re.Match[str], addresses: dict[str, str], own: str) -> str:
    handle = found[1].lower()
    address = addresses.get(handle)
    if not address:
        return found[0]
    classes = "mention mention--own" if handle == own else "mention"
    return f'<a class="{classes}" href="{escape(address)}">{found[0]}</a>'
