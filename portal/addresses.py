"""Every address inside a space is made here, from the space's slug and a URL name."""

from typing import Any

from django.urls import reverse
from django.utils.text import slugify

_MOST_DIGITS = 18  # fits a 64-bit id


def in_space(space: Any, name: str, *parts: Any) -> str:
    """The path of ``name`` in ``space``; ``parts`` are the remaining arguments of the URL, in order."""
    return reverse(name, args=[space.slug, *parts])


def words_of(title: str) -> str:
    """A title as the readable half of an address; never empty, so that addresses keep their shape."""
    return slugify(title, allow_unicode=False)[:60].strip("-") or "item"


def number_of(text: str) -> int | None:
    """A number that somebody put into an address, or None; what is none is as good as missing."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else None


def file_address(name: str) -> str:
    return reverse("stored_file", args=[name])


def absolute(path: str) -> str:
    """``path`` with the site's own host, for mail and feeds; never the host of a request."""
    from django.conf import settings  # noqa: PLC0415

    return f"{settings.SITE_URL}{path}"
