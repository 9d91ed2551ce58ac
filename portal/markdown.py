"""What people write is Markdown; what is shown is HTML from an allow-list, made once and stored.

Source and HTML are stored together with ``RENDERER_VERSION``; a higher version means that stored HTML is to
be rendered again.
"""

import re
from html import unescape

import nh3
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

RENDERER_VERSION = 1
MAX_BYTES = 20_000

_TAGS = {
    "a", "blockquote", "br", "code", "del", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "s",
    "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}}
_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"<[^>]+>")
_BREAK = re.compile(r"</(p|li|h[1-6]|blockquote|tr|pre)>|<br>")

_markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": 20, "breaks": True}).enable(
    ["table", "strikethrough"]
)


def _lower_headings(tokens: list[Token]) -> None:
    """A page has one h1 and its own h2s; the highest heading that people write becomes h3."""
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    highest = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) - highest + 3, 6)}"


def render(source: str) -> str:
    """Safe HTML for ``source``; images, scripts and styles never survive.

    Raises:
        ValueError: the source is longer than ``MAX_BYTES``; forms refuse it before.
    """
    if len(source.encode()) > MAX_BYTES:
        raise ValueError("The text is too long to be rendered.")
    tokens = _markdown.parse(source)
    _lower_headings(tokens)
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow ugc noopener",
    )


def plain(html: str) -> str:
    """The words of rendered HTML on one line, for excerpts, mail subjects and the index."""
    text = _TAG.sub("", _BREAK.sub(" ", html))
    return _SPACE.sub(" ", unescape(text)).strip()


def excerpt(html: str, length: int = 180) -> str:
    """The beginning of ``plain(html)``, cut at a word."""
    text = plain(html)
    if len(text) <= length:
        return text
    return f"{text[:length].rsplit(' ', 1)[0].rstrip(',.;:')}…"


def validate_length(source: str) -> None:
    size = len(source.encode())
    if size > MAX_BYTES:
        raise ValidationError(
            _("This text is too long: %(size)s of at most %(most)s bytes."),
            code="too_long",
            params={"size": size, "most": MAX_BYTES},
        )
