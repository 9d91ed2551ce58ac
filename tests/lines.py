"""Sockets in tests: our uvicorn in a thread on a database file, and clients that say what they expect."""

import http.client
import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import pytest
import uvicorn
from django.conf import settings
from django.db import connections
from django.test import Client
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from bench.schemas import protocol
from community.models import User
from portal.realtime.threads import close_lanes
from portal.tenancy import Scope, SpaceSet, enter
from rooms.consumers import forget_rooms

PASSING = {"presence", "typing"}
PATIENCE = 15.0  # seconds
BACKEND = "django.contrib.auth.backends.ModelBackend"


@contextmanager
def database_file(path: Path, migrated: Path | None = None) -> Iterator[None]:
    """All connections of this process go to a copy of the empty test database at ``path``.

    ``migrated`` is copied where no test database is set up, as in a module none of whose tests is marked so.

    Sockets are served by other threads, and processes, than the test's: what it writes has to be committed.
    """
    empty = connections["default"]
    if empty.vendor != "sqlite":
        pytest.skip("socket tests run on an SQLite file")
    if migrated:
        shutil.copyfile(migrated, path)
    else:
        empty.ensure_connection()
        # Unlike a backup this does not wait for the transaction that the test's own fixture has begun.
        path.write_bytes(empty.connection.serialize())
    kept_name = empty.settings_dict["NAME"]
    connections.databases["default"]["NAME"] = str(path)
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections.databases["default"]["NAME"] = kept_name
        connections["default"] = empty


@contextmanager
def anywhere() -> Iterator[None]:
    """A scope for arranging and asserting."""
    with enter(Scope(reads=SpaceSet.everything(), writes_anywhere=True)):
        yield


class Server:
    """Our web process, as the demo starts it, on a port of its own."""

    def __init__(self, application: Any) -> None:
        config = uvicorn.Config(
            application, host="127.0.0.1", port=0, ws="websockets-sansio", ws_max_size=65536, ws_max_queue=8,
            ws_ping_interval=20, ws_ping_timeout=20, ws_per_message_deflate=False, log_level="warning",
            lifespan="off", timeout_graceful_shutdown=3,
        )  # fmt: skip
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, name="uvicorn")

    def __enter__(self) -> Self:
        self._thread.start()
        for _wait in range(500):
            if self._server.started:
                break
            time.sleep(0.01)
        self.port = self._server.servers[0].sockets[0].getsockname()[1]
        return self

    def __exit__(self, *error: object) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=20)
        close_lanes()
        forget_rooms()


def session_of(user: User) -> str:
    """The key of a new session of ``user``."""
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


class Line:
    """One socket: sends frames as keywords, hands out those that the test waits for."""

    def __init__(self, connection: ClientConnection, complaint: Callable[[Any], str] | None = None) -> None:
        self.connection = connection
        self._complaint = complaint

    def say(self, kind: str, **frame: Any) -> None:
        self.connection.send(json.dumps({"type": kind, **frame}, ensure_ascii=False))  # as browsers do

    def post(self, body: str, client_id: str | None = None, **frame: Any) -> str:
        client_id = client_id or str(uuid4())
        self.say("post", client_id=client_id, body=body, **frame)
        return client_id

    def next(self, *kinds: str, timeout: float = PATIENCE) -> dict[str, Any]:
        """The next frame of one of ``kinds``, or the next that does not merely pass."""
        ends = time.monotonic() + timeout
        while True:
            frame: dict[str, Any] = json.loads(self.connection.recv(timeout=ends - time.monotonic()))
            assert self._complaint is None or self._complaint(frame) == "", frame
            if frame["type"] in kinds or (not kinds and frame["type"] not in PASSING):
                return frame

    def frames(self, quiet: float = 0.6, *, least: int = 0, until: str = "") -> list[dict[str, Any]]:
        """Every lasting frame until nothing has come for ``quiet`` seconds, or the end.

        What is expected is waited for with patience, since a machine may be busy: ``least`` frames, and the
        words ``until`` in one of them.
        """
        found: list[dict[str, Any]] = []
        ends = time.monotonic() + PATIENCE
        while True:
            try:
                found.append(self.next(timeout=quiet))
            except TimeoutError:
                is_complete = len(found) >= least and until in str(found)
                if is_complete or time.monotonic() > ends:
                    return found
            except ConnectionClosed:
                return found

    def code(self, timeout: float = PATIENCE) -> int:
        """The code with which the server ends the socket; fails when it does not."""
        ends = time.monotonic() + timeout
        while True:
            try:
                self.connection.recv(timeout=max(0.01, ends - time.monotonic()))
            except ConnectionClosed as end:
                return end.rcvd.code if end.rcvd else 1006


@contextmanager
def line(
    port: int,
    path: str,
    session: str | None = None,
    *,
    origin: str | None = "same",
    accepts: str = "",
    **options: Any,
) -> Iterator[Line]:
    headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session}"} if session else {}
    headers |= {"Accept-Language": accepts} if accepts else {}
    from_here = f"http://127.0.0.1:{port}" if origin == "same" else origin
    with connect(
        f"ws://127.0.0.1:{port}{path}", origin=from_here, additional_headers=headers, proxy=None, **options
    ) as connection:
        # Whatever a test is about: what a room sends is of its protocol.
        yield Line(connection, protocol().complaint if path.startswith("/ws/rooms/") else None)


@dataclass
class Asker:
    """A browser without sockets: asks for frames and says some, over plain requests."""

    port: int
    path: str
    session: str
    origin: str = "same"
    name: str = "page"
    seq: int = 0

    def ask(self, method: str, query: str = "", body: str = "", **headers: str) -> tuple[int, dict[str, Any]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={self.session}", **headers}
        if method == "POST" and self.origin:
            here = f"http://127.0.0.1:{self.port}"
            sent = {"Origin": here if self.origin == "same" else self.origin, **sent}
        try:
            connection.request(method, f"{self.path}{query}", body=body.encode(), headers=sent)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read() or b"{}")
        finally:
            connection.close()

    def poll(self, wait: int = 10, *, after: int | None = None) -> tuple[int, dict[str, Any]]:
        after = self.seq if after is None else after
        status, told = self.ask("GET", f"?after={after}&wait={wait}&line={self.name}")
        self.seq = told.get("seq", self.seq)
        return status, told

    def frames(self, *, least: int = 0) -> list[dict[str, Any]]:
        """What lasts, and the greeting, until there are ``least`` frames and nothing more comes."""
        found: list[dict[str, Any]] = []
        ends = time.monotonic() + PATIENCE
        while True:
            told = self.poll(wait=1)[1]
            found += [frame for frame in told.get("frames", []) if frame["type"] not in PASSING]
            if "close" in told or time.monotonic() > ends or (len(found) >= least and not told["frames"]):
                return found

    def say(self, kind: str, **frame: Any) -> tuple[int, dict[str, Any]]:
        return self.ask("POST", body=json.dumps({"type": kind, **frame}))
