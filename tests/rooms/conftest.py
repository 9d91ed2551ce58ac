"""Rooms for the cast; and a live room on a database file, with its own small cast."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from community.models import User
from portal.choices import Role, SpaceKind
from portal.models import Space
from rooms.models import Room
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_rooms import make_message, make_room
from tests.lines import Asker, Line, Server, anywhere, database_file, line, session_of


@pytest.fixture
def room(space: Space, member: User, everywhere: Any) -> Room:
    return make_room(member, space)


@dataclass
class LiveRoom:
    """A served room with two members, and a stranger to it."""

    port: int
    space: Space
    room: Room
    anna: User
    ben: User
    stranger: User

    @property
    def path(self) -> str:
        return f"/ws/rooms/{self.room.pk}/"

    @contextmanager
    def line(self, user: User, after: int | None = None, *, session: str = "") -> Iterator[Line]:
        """A socket of ``user`` that has been greeted."""
        query = f"?after={after}" if after is not None else ""
        with line(self.port, f"{self.path}{query}", session or session_of(user)) as made:
            made.next("hello")
            yield made

    def asker(self, user: User, *, session: str = "", **how: Any) -> Asker:
        """A browser of ``user`` without sockets."""
        path = f"/spaces/{self.space.slug}/communication/rooms/{self.room.pk}/line/"
        return Asker(self.port, path, session or session_of(user), **how)

    def say(self, user: User, body: str) -> Any:
        with anywhere():
            return make_message(user, self.room, body)


@pytest.fixture
def live(tmp_path: Path, db: None) -> Iterator[LiveRoom]:
    from config.asgi import application

    with database_file(tmp_path / "live.sqlite3"):
        space = SpaceFactory(slug="baltic", name="Baltic ILP", kind=SpaceKind.NETWORK)
        anna, ben, stranger = (
            UserFactory(display_name=name, handle=name.lower()) for name in ("Anna", "Ben", "Stan")
        )
        for user in (anna, ben):
            join(user, space, Role.MEMBER)
        with anywhere():
            room = make_room(anna, space)
        with Server(application) as server:
            yield LiveRoom(server.port, space, room, anna, ben, stranger)
