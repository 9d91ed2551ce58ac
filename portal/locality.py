"""The language and the time zone of a person: for requests, sockets, tasks and mail alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.utils import timezone, translation


def language_of(person: Any) -> str:
    """The language that ``person`` has chosen, if the site speaks it; else empty."""
    language = getattr(person, "language", "")
    return language if language in dict(settings.LANGUAGES) else ""


def time_zone_of(person: Any) -> ZoneInfo | None:
    """The time zone that ``person`` has chosen; None when none, or when this machine does not know it."""
    name = getattr(person, "time_zone", "")
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


@contextmanager
def in_locality_of(person: Any) -> Iterator[None]:
    """Words, dates and times as ``person`` wants them; what they have not chosen stays as it is."""
    with (
        translation.override(language_of(person) or translation.get_language()),
        timezone.override(time_zone_of(person) or timezone.get_current_timezone()),
    ):
        yield
