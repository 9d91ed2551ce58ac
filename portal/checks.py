"""The words that addresses need, and a system check: every model says which kind it is."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as CheckWarning
from django.urls import URLResolver, get_resolver

from portal.tenancy import BetweenSpacesModel, GlobalModel, SpaceModel

OUR_APPS = (
    "portal", "community", "search", "forums", "links", "scenarios", "counselling", "rooms", "repository",
    "collaboration",
)  # fmt: skip


_ALTERNATIVES = re.compile(r"^\(\?P<\w+>([a-z-]+(?:\|[a-z-]+)*)\)$")


def _words_of(part: str) -> set[str]:
    """The literal words that one part of a pattern stands for: itself, or each of ``(?P<kind>a|b)``."""
    alternatives = _ALTERNATIVES.match(part)
    if alternatives:
        return set(alternatives.group(1).split("|"))
    return {part} if part.isascii() and part.replace("-", "").isalnum() else set()


def _first_words(patterns: Iterable[Any], before: tuple[str, ...]) -> set[str]:
    """The literal path words that follow ``before`` in the URLconf; ``*`` stands for any argument."""
    words: set[str] = set()
    for pattern in patterns:
        parts = [part for part in str(pattern.pattern).strip("^$").split("/") if part]
        rest = list(before)
        while parts and rest and (parts[0] == rest[0] or (rest[0] == "*" and parts[0][0] in "<(")):
            parts.pop(0)
            rest.pop(0)
        if parts and not rest:
            words |= _words_of(parts[0])
        elif not parts and isinstance(pattern, URLResolver):
            words |= _first_words(pattern.url_patterns, tuple(rest))
    return words


@cache
def reserved_words(*, below_home: bool) -> frozenset[str]:
    """Words that no free page below the network's home, or below a space, may take; from the URLconf."""
    before = () if below_home else ("spaces", "*")
    return frozenset(_first_words(get_resolver().url_patterns, before))


@cache
def reserved_space_slugs() -> frozenset[str]:
    """Words after ``/spaces/`` that are pages of the network, so that no space may have them."""
    return frozenset(_first_words(get_resolver().url_patterns, ("spaces",)))


@register(deploy=True)
def check_catalogs_are_compiled(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """In production nobody compiles them by the way; without them pages would be in English for everybody."""
    from portal.catalogs.files import codes, path_of  # noqa: PLC0415  (reads settings, and asks for OUR_APPS)

    return [
        CheckWarning(
            f"The catalog of {code} is not compiled.",
            hint="Run manage.py compile_catalogs.",
            id="portal.W001",
        )
        for code in codes()
        if path_of(code).exists() and not path_of(code).with_suffix(".mo").exists()
    ]


@register()
def check_model_kinds(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every model of ours is global, space-owned or between spaces, and no two of these."""
    from wagtail.models import Page  # noqa: PLC0415  (apps must be ready)

    kinds = (GlobalModel, SpaceModel, BetweenSpacesModel)
    return [
        Error("A model must inherit exactly one of the three kinds.", obj=model, id="portal.E001")
        for label in OUR_APPS
        for model in apps.get_app_config(label).get_models()
        if not issubclass(model, Page) and sum(issubclass(model, kind) for kind in kinds) != 1
    ]
