"""@handles in what people write."""

import re

from markdown_it import MarkdownIt

from community.models import User

MOST = 20
# A handle after a blank or an opening sign; "name@example.org" and addresses with a path are none.
HANDLE = re.compile(r"(?<![\w@./-])@([a-z0-9](?:[a-z0-9_-]{0,38}[a-z0-9])?)(?![\w@])", re.IGNORECASE)
_markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": 20})


def handles_in(markdown: str) -> list[str]:
    """The handles that ``markdown`` names outside code, in their order, once each, at most ``MOST``."""
    handles: dict[str, None] = {}
    for token in _markdown.parse(markdown):
        for child in token.children or ():
            if child.type == "text":
                handles.update(dict.fromkeys(found.lower() for found in HANDLE.findall(child.content)))
    return list(handles)[:MOST]


def mentioned_in(markdown: str) -> list[User]:
    """The active people whom ``markdown`` mentions, in that order: one query.

    Whether they may see the text is for ``notify`` to ask.
    """
    handles = handles_in(markdown)
    if not handles:
        return []
    people = User.objects.filter(handle__in=handles, is_active=True).select_related("profile")
    by_handle = {person.handle: person for person in people}
    return [by_handle[handle] for handle in handles if handle in by_handle]
