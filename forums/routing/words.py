"""Reasons in sentences: of somebody to others, and to the person themselves."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.routing.matching import Why
from portal import languages


def for_others(reasons: Iterable[Any]) -> list[str]:
    """Why somebody is suggested, for who asks."""
    return [text for why, value in reasons if (text := _for_others(why, value))]


def _for_others(why: str, value: Any) -> str:
    if why == Why.KNOWS:
        return _("Knows about: %(words)s") % {"words": ", ".join(value)}
    if why == Why.ANSWERED:
        many = ngettext(
            "Has answered %(count)d question on this", "Has answered %(count)d questions on this", value
        )
        return many % {"count": value}
    if why == Why.SPEAKS:
        return _("Speaks %(language)s") % {"language": languages.name_of(value)}
    said: dict[str, str] = {
        Why.TRADE: _("Works in the same trade"),
        Why.COUNTRY: _("Works in the same country"),
        Why.HAS_TIME: _("Has time: was not asked in the last four weeks"),
    }
    return said.get(why, "")


def for_oneself(reasons: Iterable[Any]) -> list[str]:
    """Why one is asked; that one was not asked lately is no reason to be told."""
    return [text for why, value in reasons if (text := _for_oneself(why, value))]


def _for_oneself(why: str, value: Any) -> str:
    if why == Why.KNOWS:
        return _("You know about: %(words)s") % {"words": ", ".join(value)}
    if why == Why.ANSWERED:
        many = ngettext(
            "You have answered %(count)d question on this",
            "You have answered %(count)d questions on this",
            value,
        )
        return many % {"count": value}
    if why == Why.SPEAKS:
        return _("You speak %(language)s") % {"language": languages.name_of(value)}
    said: dict[str, str] = {
        Why.TRADE: _("You work in the same trade"),
        Why.COUNTRY: _("You work in the same country"),
    }
    return said.get(why, "")
