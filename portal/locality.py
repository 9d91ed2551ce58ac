"""The language and the time zone of a person: for requests, sockets, tasks and mail alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import trans_real


def language_of(person: Any) -> str:
    """The language that ``person`` has chosen, if the site speaks it; else empty."""
    language = getattr(person, "language", "")
    return language if language in dict(settings.LANGUAGES) else ""


def language_asked(chosen: str, accepted: str) -> str:
    """The language for who has not said theirs in an account: the cookie's, else the browser's, else English.

    ``chosen`` is the cookie's value, ``accepted`` the header Accept-Language. Pages have Django's middleware
    for it; this is for sockets.
    """
    asked = [chosen, *(code for code, _weight in trans_real.parse_accept_lang_header(accepted))]
    for code in asked:
        try:
            return translation.get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def time_zone_of(person: Any) -> ZoneInfo | None:
    """The time zone that ``person`` has chosen; None when none, or when this machine does not know it."""
    name = getattr(person, "time_zone", "")
    return ZoneInfo(name) if name and is_time_zone(name) else None


def is_time_zone(name: str) -> bool:
    """Whether this machine knows a time zone of that name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True


@contextmanager
def in_locality_of(person: Any) -> Iterator[None]:
    """Words, dates and times as ``person`` wants them; what they have not chosen stays as it is."""
    with (
        translation.override(language_of(person) or translation.get_language()),
        timezone.override(time_zone_of(person) or timezone.get_current_timezone()),
    ):
        yield
