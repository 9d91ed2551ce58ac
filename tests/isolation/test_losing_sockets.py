"""Losing access ends what is open: after it no message, no name of a change, and the room is closed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from portal.realtime import hint
from rooms.operations import post_message
from tests.isolation.losing import MINE, THEIRS, WAYS, Losing, build, lose
from tests.lines import Server, anywhere, database_file, line, session_of

pytestmark = pytest.mark.processes


@pytest.fixture(scope="module")
def built(
    migrated_database: Path, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Losing, Path]:
    """Built once, on a database file that each test copies."""
    path = tmp_path_factory.mktemp("losing") / "built.sqlite3"
    with django_db_blocker.unblock(), database_file(path, migrated_database), anywhere():
        made = build()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return made, path


@pytest.fixture
def served(
    built: tuple[Losing, Path], django_db_blocker: Any, tmp_path: Path
) -> Iterator[tuple[Losing, int]]:
    from config.asgi import application

    made, path = built
    with (
        django_db_blocker.unblock(),
        database_file(tmp_path / "losing.sqlite3", path),
        Server(application) as server,
    ):
        yield made, server.port


def say(losing: Losing, slug: str, words: str) -> None:
    with anywhere():
        post_message(actor=losing.founder, room=losing.places[slug].room, body=words, client_id=uuid4())


@pytest.mark.parametrize("way", WAYS)
def test_the_open_room_is_closed_and_hears_nothing_more(way, served):
    losing, port = served
    session = session_of(losing.loser)
    with line(port, f"/ws/rooms/{losing.places[THEIRS].room.pk}/", session) as theirs:
        theirs.next("hello")
        say(losing, THEIRS, "before")
        heard = theirs.next("message")["body"]

        lose(losing, way)
        say(losing, THEIRS, "after")
        frames = theirs.frames(quiet=1.5)

        assert theirs.code(timeout=5) == (4401 if way == "account closed" else 4403)

    assert (heard, "after" in str(frames)) == ("before", False)


@pytest.mark.parametrize("way", WAYS)
def test_open_pages_hear_of_no_change_any_more(way, served):
    losing, port = served
    keys = {f"topic:{place.topic.pk}": slug for slug, place in losing.places.items()}
    with line(port, f"/ws/live/?keys={','.join(keys)}", session_of(losing.loser)) as page:
        page.next("hello")
        lost = lose(losing, way)
        page.frames(quiet=1.5)
        for key in keys:
            with anywhere():
                hint(key)
        frames = page.frames(quiet=1)

    heard = {keys[frame["key"]] for frame in frames if frame["type"] == "changed" and frame["key"] in keys}
    assert heard == {MINE, THEIRS} - lost
