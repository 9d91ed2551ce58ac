"""Each socket for each reader: history, live messages and names of changes, to whom the table grants them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from channels.routing import URLRouter

from portal.realtime import hint
from portal.tenancy import Scope, SpaceSet, enter
from rooms.operations import post_message
from rooms.urls import LINE
from tests.factories import SpaceFactory
from tests.isolation.world import STANDING, World, build, may_see
from tests.lines import Asker, Server, anywhere, database_file, line, session_of

pytestmark = pytest.mark.processes

READERS = [reader for reader in STANDING if reader != "visitor"]
ROWS = {"ws/live/", "ws/rooms/<int:room_id>/", ""}  # the last one refuses whatever else is asked for


@dataclass
class Served:
    """The world on a database file, behind a web process."""

    world: World
    port: int
    sessions: dict[str, str]


@pytest.fixture(scope="module")
def served(
    migrated_database: Path, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    from config.asgi import application

    path = tmp_path_factory.mktemp("sockets") / "world.sqlite3"
    with django_db_blocker.unblock(), database_file(path, migrated_database):
        with enter(Scope(reads=SpaceSet.everything(), writes_anywhere=True)):
            world = build(SpaceFactory(slug="salon", name="Salon Kaunas"))
        sessions = {reader: session_of(world.people[reader]) for reader in READERS}
        with Server(application) as server:
            yield Served(world, server.port, sessions)


def rooms_of(world: World) -> list[Any]:
    return [thing for thing in world.things if thing.kind == "room"]


def test_every_socket_has_its_row():
    from config.asgi import application

    routes = application.application_mapping["websocket"]

    assert isinstance(routes, URLRouter)
    assert {str(route.pattern) for route in routes.routes} == ROWS
    questions = application.application_mapping["http"]
    assert isinstance(questions, URLRouter)
    assert [str(route.pattern) for route in questions.routes] == [LINE, ""]  # the last one is Django


def test_visitors_have_no_room(served):
    for thing in rooms_of(served.world):
        with line(served.port, f"/ws/rooms/{thing.obj.pk}/?after=0") as opened:
            assert opened.code() == 4401


@pytest.mark.parametrize("reader", READERS)
def test_the_history_of_rooms(reader, served):
    for thing in rooms_of(served.world):
        with line(served.port, f"/ws/rooms/{thing.obj.pk}/?after=0", served.sessions[reader]) as opened:
            if may_see(reader, thing.place, thing.audience):
                assert thing.secret in str(opened.frames(quiet=0.2, until=thing.secret)), thing.secret
            else:
                assert opened.code() == 4404, thing.secret


@pytest.mark.parametrize("reader", READERS)
def test_the_history_of_rooms_without_sockets(reader, served):
    for thing in rooms_of(served.world):
        room = thing.obj
        here = f"/spaces/{room.space.slug}/communication/rooms/{room.pk}/line/"
        asker = Asker(served.port, here, served.sessions[reader], name="")
        status, told = asker.poll(wait=0)
        post = {"client_id": str(uuid4()), "body": "by request"}
        if may_see(reader, thing.place, thing.audience):
            assert (status, thing.secret in str(told)) == (200, True), thing.secret
        else:
            assert (status, told) == (404, {"close": 4404}), thing.secret
            assert asker.say("post", **post) == (404, {"close": 4404}), thing.secret
            assert asker.say("seen", seq=1) == (404, {"close": 4404}), thing.secret


@pytest.mark.parametrize("reader", READERS)
def test_what_is_said_now_and_who_says_it(reader, served):
    """Nobody hears what is said in rooms that are not theirs, also while other rooms are open to them."""
    world = served.world
    allowed = [t for t in rooms_of(world) if may_see(reader, t.place, t.audience)]
    for thing in allowed[:1]:
        with line(served.port, f"/ws/rooms/{thing.obj.pk}/", served.sessions[reader]) as opened:
            opened.next("hello")
            for each in rooms_of(world):
                with anywhere():
                    post_message(
                        actor=world.people["founder"],
                        room=each.obj,
                        body=f"now {each.secret}",
                        client_id=uuid4(),
                    )
            heard = str(opened.frames(quiet=0.4, until=f"now {thing.secret}"))

        assert f"now {thing.secret}" in heard
        assert [t.secret for t in rooms_of(world) if t is not thing and t.secret in heard] == []


@pytest.mark.parametrize("reader", ["", *READERS])
def test_names_of_changes(reader, served):
    followed = [t for t in served.world.things if t.kind in {"topic", "group"}]
    keys = {f"{thing.kind}:{thing.obj.pk}": thing for thing in followed}
    who = reader or "visitor"
    allowed = {key for key, thing in keys.items() if may_see(who, thing.place, thing.audience)}
    heard: set[str] = set()
    for some in _parts(list(keys), 20):
        address = f"/ws/live/?keys={','.join(some)}"
        with line(served.port, address, served.sessions.get(reader)) as page:
            page.next("hello")
            for key in some:
                with anywhere():
                    hint(key)
            frames = page.frames(quiet=0.4, least=len(allowed.intersection(some)))
            heard |= {frame["key"] for frame in frames if frame["type"] == "changed"}

    assert heard == allowed


def _parts(keys: list[str], most: int) -> list[list[str]]:
    return [keys[start : start + most] for start in range(0, len(keys), most)]
