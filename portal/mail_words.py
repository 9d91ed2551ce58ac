"""Stored HTML as mail needs it: links that lead here from anywhere, and a text that says the same."""

import re
from html import unescape

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

_OWN_LINK = re.compile(r'href="/(?!/)')
_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_MANY_LINES = re.compile(r"\n{3,}")
_BLOCKS = (
    (re.compile(r"<br\s*/?>"), "\n"),
    (re.compile(r"\s*</li>\s*"), ""),
    (re.compile(r"\s*<li\b[^>]*>\s*(<p>)?"), "\n- "),
    (re.compile(r"<hr\s*/?>"), "\n\n---\n\n"),
    (re.compile(r"</(p|h[1-6]|blockquote|pre|ul|ol|table)>"), "\n\n"),
    (re.compile(r"</t[dh]>\s*<t[dh][^>]*>"), " | "),
    (re.compile(r"</tr>"), "\n"),
)


def for_mail(html: str) -> SafeString:
    """Safe HTML with absolute links: a mail is read far from this site."""
    return mark_safe(_OWN_LINK.sub(f'href="{settings.SITE_URL}/', html))  # noqa: S308  (stored HTML is clean)


def as_text(html: str) -> str:
    """The same words without marks; the address of a link stands after its words."""
    text = _LINK.sub(_with_address, html.replace("\n</", "</"))
    for pattern, mark in _BLOCKS:
        text = pattern.sub(mark, text)
    lines = [line.rstrip() for line in unescape(_TAG.sub("", text)).split("\n")]
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip()


def _with_address(match: "re.Match[str]") -> str:
    address, words = match.groups()
    return words if _TAG.sub("", words) == address else f"{words} ({address})"
