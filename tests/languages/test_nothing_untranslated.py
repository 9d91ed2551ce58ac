"""Every page in a language of other letters: a plain word outside what people wrote was forgotten."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pytest
from babel import Locale
from babel.core import get_global
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test import Client, override_settings
from django.urls import Resolver404, resolve

from portal.checks import OUR_APPS
from tests.isolation.world import World
from tests.languages.pseudo import CODE, make_catalog

SHOWN = {"aria-label", "title", "alt", "placeholder"}
# What people wrote, and what has no language: code, scripts, names of packages.
SKIPPED = {"script", "style", "code"}
NAMES = {
    "Guildhall", "Erasmus+", "Markdown", "CC BY-NC-SA 4.0", "CC BY-NC 4.0", "CC BY-SA 4.0", "CC BY 4.0",
    "CC0 1.0", "TXT", "English", "Lietuvių", "Latviešu", "Suomi", "PDF", "SK",
    "https", "example.org",  # as in addresses of links
    "a de", "je",  # between the numbers of a date in the language that Django knows
}  # fmt: skip
OF_EACH_KIND = 2
# Attributes with spaces that nobody reads.
OURS = {"data-keys", "data-kinds", "data-source"}
# Nothing is filled in, but the rows of a practice and of a scenario come with their number.
STEPS = {
    f"{rows}-{number}_FORMS": count
    for rows in ("steps", "decisions")
    for number, count in (("TOTAL", "1"), ("INITIAL", "0"))
}
PLAIN = re.compile(r"(?<!\{)\b[A-Za-z]{2,}(?!\})")


class Texts(HTMLParser):
    """The text nodes and the attributes that people meet."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        hidden = tag in SKIPPED or bool({"prose", "difference"} & {*(given.get("class") or "").split()})
        if tag not in {"input", "img", "br", "meta", "link", "hr", "use", "wbr", "path", "rect", "circle"}:
            self._open.append((tag, hidden))
        for name, value in given.items():
            said = name in SHOWN or (name.startswith("data-") and " " in (value or "") and name not in OURS)
            if said and value and not self._is_skipped():
                self.found.append(value)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._is_skipped():
            self.found.append(data)

    def _is_skipped(self) -> bool:
        return any(hidden for _tag, hidden in self._open)


@pytest.fixture(scope="module")
def other_letters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("locale")
    make_catalog(folder)
    languages = [*settings.LANGUAGES, (CODE, "Esperanto")]
    with override_settings(LANGUAGES=languages, LOCALE_PATHS=[folder], LANGUAGE_CODE="en"):
        yield


@pytest.fixture
def known_words(world: World) -> re.Pattern[str]:
    """All that people wrote in the world, longest first, and the names that come from the CLDR."""
    models_of_ours = [model for label in OUR_APPS for model in apps.get_app_config(label).get_models()]
    words = {word for model in models_of_ours for word in _texts(model)}
    locale = Locale.parse(CODE)
    cities = {zone["city"] for zone in locale.time_zones.values() if "city" in zone}
    cities |= {zone.split("/")[-1].replace("_", " ") for zone in get_global("zone_territories")}
    words |= {*locale.territories.values(), *locale.languages.values(), *cities, *NAMES}
    longest_first = sorted((word for word in words if PLAIN.search(word)), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def _texts(model: type[models.Model]) -> Iterator[str]:
    names = [
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    ]
    for row in model._base_manager.values_list(*names) if names else ():
        yield from (value for value in row if value)


def plain_words(page: str, known: re.Pattern[str]) -> set[str]:
    parser = Texts()
    parser.feed(page)
    left = set()
    for text in filter(PLAIN.search, parser.found):
        rest = known.sub(" ", text)
        if PLAIN.search(rest):
            left.add(" ".join(rest.split()))
    return left


def pages_from(client: Client, start: list[str]) -> Iterator[tuple[str, str]]:
    """Pages that can be reached by links, a few of each kind, and each form once as it comes back empty."""
    waiting, seen, sent = list(start), Counter(), set()
    while waiting:
        path = urlsplit(waiting.pop()).path
        kind = _kind_of(path)
        if kind is None or seen[kind] >= OF_EACH_KIND or seen[path]:
            continue
        seen.update({kind, path})
        page = _page(client.get(path, follow=True, headers={"accept-language": CODE}))
        yield path, page
        waiting += re.findall(r'<a[^>]* href="(/[^"]*)"', page)
        if "<textarea" in page and kind not in sent:
            sent.add(kind)
            yield f"POST {path}", _page(client.post(path, STEPS, headers={"accept-language": CODE}))


def _kind_of(path: str) -> str | None:
    """The name of the address, with the section where it has one; None for what is no page of ours."""
    if not path.startswith("/") or path.startswith(("/cms/", "/files/", "/static/", "/media/", "/demo/")):
        return None
    try:
        match = resolve(path)
    except Resolver404:
        return "nowhere"
    return f"{match.url_name or match.route} {match.kwargs.get('kind', '')}"


def _page(response: Any) -> str:
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    return response.content.decode() if is_page else ""


START = [
    "/", "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/accounts/2fa/", "/me/",
    "/people/", "/organisations/", "/search/", "/nowhere/",
]  # fmt: skip


@pytest.mark.usefixtures("other_letters")
@pytest.mark.parametrize("reader", ["visitor", "member", "founder"])
def test_no_page_says_anything_that_no_catalog_knows(
    browser_of: Callable[[str], Client], known_words: re.Pattern[str], reader: str
) -> None:
    forgotten: dict[str, str] = {}
    for address, page in pages_from(browser_of(reader), START):
        for words in plain_words(page, known_words):
            forgotten.setdefault(words, address)

    assert forgotten == {}
