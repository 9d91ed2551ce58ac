"""Every test has an index of its own, in a folder of its own."""

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from haystack import connections

from search.asking import parse
from search.backends.whoosh import WhooshBackend
from search.documents import Answer, Ask, Document
from search.engine import engine

PUBLIC = frozenset({"public"})


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[WhooshBackend]:
    """The engine alone: documents in, hits out, no database."""
    backend = WhooshBackend("default", PATH=str(tmp_path / "index"))
    yield backend
    backend.index.close()


@pytest.fixture
def make() -> Callable[..., Document]:
    """``make("Title", "body", "de")``: documents numbered from 1, each a minute newer than the last."""
    numbers = itertools.count(1)

    def document(title: str, body: str = "", language: str = "en", **values: Any) -> Document:
        number = next(numbers)
        return Document(
            **{
                "key": f"app.thing:{number}",
                "type": "topic",
                "title": title,
                "body": body,
                "language": language,
                "access": PUBLIC,
                "dated": datetime(2026, 3, 2, 12, 0, tzinfo=UTC) + timedelta(minutes=number),
                "url": f"/things/{number}/",
                **values,
            }
        )

    return document


@pytest.fixture
def filled(bare: WhooshBackend) -> Callable[..., WhooshBackend]:
    """``filled(document, …)``: the bare engine with these documents."""

    def fill(*documents: Document) -> WhooshBackend:
        bare.publish(bare.rebuild(documents))
        return bare

    return fill


def ask(backend: WhooshBackend, text: str, tokens: frozenset[str] = PUBLIC, **values: Any) -> Answer:
    return backend.find(Ask(parse(text), tokens, **values))


def titles(backend: WhooshBackend, text: str, tokens: frozenset[str] = PUBLIC, **values: Any) -> list[str]:
    return [hit.title for hit in ask(backend, text, tokens, **values).hits]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[WhooshBackend]:
    """The site's own engine, moved to a folder of this test; empty until ``drain_once`` has run."""
    options = connections.connections_info["default"]
    before = options["PATH"]
    options["PATH"] = str(tmp_path / "search")
    connections.reload("default")
    backend = engine()
    yield backend
    backend.index.close()
    options["PATH"] = before
    connections.reload("default")
