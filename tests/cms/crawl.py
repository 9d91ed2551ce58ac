"""The crawl of ``/cms/``: every address that the URLconf has, with ids of every space, as somebody of one.

Addresses come from the URLconf, so those of Wagtail's next release are tried without anybody thinking of
them; an argument whose name is new here stops the crawl until it has values.
"""

import csv
import io
import json
import logging
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any
from urllib.parse import unquote

from django.contrib.messages.storage.cookie import CookieStorage
from django.db import transaction
from django.http import HttpRequest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.cms.crawl_world import SECRET, CmsWorld, snapshot

# Every text of the others goes on after the secret word: a name, a slug, the name of a file.
FOUND = re.compile(rf"{SECRET}(?:[ _+-]|%20)\w", re.IGNORECASE)
# What an argument of this name stands for: a kind of the world, or these words.
ARGUMENTS: dict[str, str | tuple[Any, ...]] = {
    "page_id": "page", "parent_page_id": "page", "page_to_move_id": "page", "destination_id": "page",
    "page_pk": "page", "image_id": "image", "document_id": "document", "doc_id": "document",
    "collection_id": "collection", "revision_id": "revision", "uploaded_file_id": "upload",
    "session_id": "session", "object_id": "page", "pk": "any", "workflow_pk": (1,), "task_id": (1,),
    "task_state_id": (1,), "workflow_state_id": (1,), "action_name": ("publish", "approve"),
    "action": ("move", "delete", "publish"), "filter_spec": ("max-165x165",),
    "revision_id_a": "compared", "revision_id_b": "compared", "uidb64": ("x",), "token": ("x",),
}  # fmt: skip
TYPES = (
    ("portal", "contentpage"), ("portal", "newspage"), ("portal", "spacepage"), ("wagtailcore", "page"),
    ("wagtailimages", "image"), ("portal", "pagedocument"), ("taggit", "tag"), ("community", "user"),
)  # fmt: skip
TYPE_NAMES = (
    ("content_type_app_name", "content_type_model_name"),
    ("app_label", "model_name"),
    ("app_name", "model_name"),
)  # fmt: skip


@dataclass
class Found:
    """``requests``: how many were sent; ``hits``: view, address and where the secret stood."""

    requests: int = 0
    answered: int = 0
    hits: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def views(self) -> set[str]:
        return {view for view, _address, _where in self.hits}


def names(patterns: Any = None, route: str = "", prefix: str = "") -> Iterator[tuple[str, list[str]]]:
    """Name and arguments of every address below ``/cms/``."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, here, inner)
        elif isinstance(pattern, URLPattern) and pattern.name and here.lstrip("^").startswith("cms/"):
            converters = list(pattern.pattern.converters) or list(
                getattr(pattern.pattern, "regex", None).groupindex
            )
            yield prefix + pattern.name, converters


def values_of(name: str, world: CmsWorld, *, short: bool) -> list[Any]:
    stands_for = ARGUMENTS[name]
    if isinstance(stands_for, tuple):
        return list(stands_for)
    if stands_for == "any":
        kinds = ("page", "image", "document", "collection", "user", "group")
        picked = [ground.ids[kind][0] for ground in (world.own, *world.others) for kind in kinds]
        return sorted({*picked, 1} if short else {*picked, *world.ids("page"), 1})
    if stands_for == "compared":
        return ["earliest", *(ground.ids["revision"][0] for ground in (world.own, world.others[0]))]
    if not short:
        return world.ids(stands_for)
    return [
        pk
        for ground in (world.own, *world.others)
        for pk in ground.ids[stands_for][2:3] or ground.ids[stands_for][:1]
    ]


def addresses(world: CmsWorld, *, short: bool) -> Iterator[tuple[str, str]]:
    """View and address, for every combination of arguments."""
    seen = set()
    for name, arguments in names():
        for values in _combinations(arguments, world, short=short):
            try:
                address = reverse(name, kwargs=values)
            except NoReverseMatch:
                continue
            if address not in seen:
                seen.add(address)
                yield name, address


def _combinations(arguments: list[str], world: CmsWorld, *, short: bool) -> Iterator[dict[str, Any]]:
    typed = next((pair for pair in TYPE_NAMES if set(pair) <= set(arguments)), ())
    rest = [name for name in arguments if name not in typed]
    types = [dict(zip(typed, pair, strict=True)) for pair in TYPES[: 2 if short else None]] if typed else [{}]
    # The first argument takes every value there is, the others one of each space: enough to mix them.
    every = [values_of(name, world, short=short or place > 0) for place, name in enumerate(rest)]
    for chosen in product(*every):
        for pair in types:
            yield {**dict(zip(rest, chosen, strict=True)), **pair}


def variants(world: CmsWorld, *, short: bool) -> list[str]:
    """Query strings that lists, choosers, filters and exports read; with ids of the others."""
    other = world.others[-1].ids
    page, image, document = other["page"][3], other["image"][0], other["document"][0]
    if short:
        return ["", f"?q={SECRET}&id={page}&id={image}&id={document}"]
    return [
        "",
        f"?q={SECRET}",
        f"?q={SECRET}&search_all=1",
        f"?id={page}&id={image}&id={document}",
        f"?owner={other['user'][1]}&edited_by={other['user'][1]}&user={other['user'][1]}",
        f"?collection_id={other['collection'][0]}&tag={SECRET}",
        "?export=xlsx",
        "?export=csv",
        "?ordering=ord&layout=list",
        f"?page_type=portal.NewsPage&parent_page_id={page}&child_of={page}",
        f"?page_type=portal.ContentPage&multiple=1&target_pages[]={page}",
        f"?next=/cms/pages/{page}/edit/&term={SECRET[:2]}&p=2",
    ]


def payloads(world: CmsWorld) -> list[dict[str, Any]]:
    """Nothing, and everything that a form of Wagtail reads, with ids of the others."""
    other = world.others[-1].ids
    page, image = other["page"][2], other["image"][0]
    blocks = {
        "body-count": 2, "body-0-type": "picture", "body-0-order": 0, "body-0-deleted": "", "body-0-id": "",
        "body-0-value-image-image": image, "body-0-value-image-alt_text": "x", "body-0-value-caption": "x",
        "body-1-type": "paragraph", "body-1-order": 1, "body-1-deleted": "", "body-1-id": "",
        "body-1-value": json.dumps(contentstate(page)),
    }  # fmt: skip
    return [
        {},
        {
            **blocks, "title": "Taken over", "slug": "taken-over", "introduction": "x", "action-publish": "1",
            "published_on": "2026-01-01", "cover-count": 0, "introduction-count": 0,
            "new_parent_page": page, "new_title": "x", "new_slug": "x", "publish_copies": "on",
            "collection": other["collection"][0], "id": [page, image], "file": "x", "tags": "x",
            "username": "x", "email": "taken@example.org", "password1": "x", "password2": "x",
            "is_superuser": "on", "is_active": "on", "groups": other["group"], "name": "x",
            "restriction_type": "none",
            "url": f"http://localhost/spaces/{world.others[-1].space.slug}/", "link_text": "",
            "original_revision": other["revision"][0], "position": 0, "confirm": "1",
        },
    ]  # fmt: skip


def contentstate(page_id: int | str) -> dict[str, Any]:
    """What the editor of rich text sends for one link to a page."""
    return {
        "blocks": [
            {
                "key": "a", "text": "Look here", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
                "entityRanges": [{"offset": 0, "length": 4, "key": 0}],
            }
        ],
        "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"id": page_id, "url": "/x/"}}},
    }  # fmt: skip


def look(browser: Client, world: CmsWorld, *, short: bool = False, only: str = "") -> Found:
    """GET everything."""
    found = Found()
    quiet()
    for name, address in addresses(world, short=short):
        if only and name != only:
            continue
        plain, search, *others = variants(world, short=short)
        is_open = _ask(browser, found, name, address + plain)
        for query in (search, *others) if is_open else (search,):
            _ask(browser, found, name, address + query)
    return found


def touch(browser: Client, world: CmsWorld, *, short: bool = False) -> Found:
    """POST everything, each undone after it; nothing of the others may have changed."""
    found = Found()
    quiet()
    before = snapshot(world)
    for name, address in addresses(world, short=short):
        if name == "wagtailadmin_logout":
            continue
        for data in payloads(world):
            with transaction.atomic():
                _ask(browser, found, name, address, data)
                if snapshot(world) != before:
                    found.hits.append((name, address, "changed"))
                transaction.set_rollback(True)
    return found


def quiet() -> None:
    """Thousands of refusals are what is wanted here; nobody reads a line about each."""
    logging.getLogger("django.request").setLevel(logging.ERROR)


def _ask(browser: Client, found: Found, name: str, address: str, data: dict[str, Any] | None = None) -> bool:
    """Whether there was an answer."""
    answer = browser.get(address) if data is None else browser.post(address, data)
    found.requests += 1
    found.answered += answer.status_code < 400
    sent = str((data or {}).get("url") or "-")
    for where, text in _texts(answer, browser):
        # What was sent may come back, such as the searched word alone; what was found may not.
        if FOUND.search(text.replace(sent, "")):
            found.hits.append((name, address, where))
    browser.cookies.pop("messages", None)
    return bool(answer.status_code < 400)


def _texts(answer: Any, browser: Client) -> Iterator[tuple[str, str]]:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    yield "body", content.decode(errors="replace")
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                yield f"body/{member}", archive.read(member).decode(errors="replace")
    elif "csv" in answer.get("Content-Type", ""):
        yield "csv", str(list(csv.reader(io.StringIO(content.decode()))))
    yield "headers", unquote(str(answer.headers))
    if "messages" in answer.cookies and (value := answer.cookies["messages"].value):
        yield "messages", str([str(message) for message in CookieStorage(HttpRequest())._decode(value) or []])
