"""Every address inside a space is made here, from the space's slug and a URL name."""

from typing import Any

from django.urls import reverse
from django.utils.text import slugify


def in_space(space: Any, name: str, *parts: Any) -> str:
    """The path of ``name`` in ``space``; ``parts`` are the remaining arguments of the URL, in order."""
    return reverse(name, args=[space.slug, *parts])


def words_of(title: str) -> str:
    """A title as the readable half of an address; never empty, so that addresses keep their shape."""
    return slugify(title, allow_unicode=False)[:60].strip("-") or "item"


def file_address(name: str) -> str:
    return reverse("stored_file", args=[name])


def absolute(path: str) -> str:
    """``path`` with the site's own host, for mail and feeds; never the host of a request."""
    from django.conf import settings  # noqa: PLC0415

    return f"{settings.SITE_URL}{path}"
