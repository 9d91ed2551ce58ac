"""One room message to 200 sockets of 200 people, beside a bare ``websockets`` server in the same run.

Each round posts one message to our room and waits until all 200 have it; then one of them says the same
bytes to the bare server, and all 200 hear it there. A time runs from the moment before sending to the
moment after receiving, of every socket. Ours stores, numbers, audits, indexes and checks 200 people's
rights meanwhile; the bare server only sends. "Hand-out" is the time from the first socket that hears to the
last: the part that grows with their number.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import uvloop
from websockets.asyncio.client import ClientConnection, connect

from bench.stage import ROOT, environment, free_port, prepare, quantile, save, server

SOCKETS = 200
ROUNDS = 120
WARM_UP = 20
PAUSE_SECONDS = 0.05
BODY = "Which **three** questions do you ask a company before the first day of a placement? " * 2

_ARRANGE = """
import json
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from community.models import Membership, Profile, User
from portal.models import Space
from portal.tenancy import all_spaces
from rooms.models import Room
from rooms.operations import open_room
with all_spaces("bench"):
    space, _ = Space.objects.get_or_create(slug="bench-room", defaults={
        "name": "Bench", "kind": "partner", "visibility": "network", "join_policy": "request"})
    cookies = []
    for number in range(200):
        user, made = User.objects.get_or_create(email=f"bench-{number}@example.org", defaults={
            "display_name": f"Bench {number}", "handle": f"bench-{number}", "password": "!"})
        if made:
            Profile.objects.create(user=user)
            Membership.objects.create(space=space, user=user, role="member", accepted_at=timezone.now())
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        cookies.append(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
    room = open_room(actor=user, space=space, title="Bench", audience="space")
    print(json.dumps({"room": room.pk, "cookies": cookies}))
"""


def arrange() -> dict[str, Any]:
    shown = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", _ARRANGE],
        cwd=ROOT, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    arranged: dict[str, Any] = json.loads(shown.stdout.strip().splitlines()[-1])
    return arranged


@contextmanager
def bare_server() -> Iterator[int]:
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "bench.bare", str(port)], cwd=ROOT)
    try:
        yield port
    finally:
        process.terminate()
        process.wait(timeout=10)


class Crowd:
    """All sockets to one server; ``round`` gives the milliseconds until each of them heard."""

    def __init__(self, connections: list[ClientConnection]) -> None:
        self.connections = connections
        self._heard: list[float] = []
        self._all_heard = asyncio.Event()
        self.last = ""
        self._listening = [asyncio.create_task(self._listen(each)) for each in connections]

    async def _listen(self, connection: ClientConnection) -> None:
        async for text in connection:
            if '"type":"message"' in text[:20]:
                self._heard.append(time.perf_counter())
                if len(self._heard) == len(self.connections):
                    self.last = str(text)
                    self._all_heard.set()

    async def round(self, sender: ClientConnection, text: str) -> list[float]:
        self._heard.clear()
        self._all_heard.clear()
        started = time.perf_counter()
        await sender.send(text)
        await asyncio.wait_for(self._all_heard.wait(), 30)
        return [(heard - started) * 1000 for heard in self._heard]

    async def leave(self) -> None:
        for task in self._listening:
            task.cancel()
        await asyncio.gather(*(each.close() for each in self.connections))


async def our_crowd(port: int, room: int, cookies: list[str]) -> Crowd:
    made = []
    for cookie in cookies:
        connection = await connect(
            f"ws://127.0.0.1:{port}/ws/rooms/{room}/", origin=f"http://127.0.0.1:{port}",  # type: ignore[arg-type]
            additional_headers={"Cookie": cookie}, compression=None, proxy=None,
        )  # fmt: skip
        await connection.recv()
        made.append(connection)
    return Crowd(made)


async def bare_crowd(port: int, count: int) -> Crowd:
    made = []
    for _each in range(count):
        for _try in range(50):
            try:
                made.append(await connect(f"ws://127.0.0.1:{port}/", compression=None, proxy=None))
                break
            except OSError:
                await asyncio.sleep(0.1)
    return Crowd(made)


Rounds = list[list[float]]


async def measure(port: int, bare_port: int, arranged: dict[str, Any]) -> tuple[Rounds, Rounds]:
    ours = await our_crowd(port, arranged["room"], arranged["cookies"])
    bare = await bare_crowd(bare_port, len(ours.connections))
    await asyncio.sleep(1)
    our_rounds: Rounds = []
    bare_rounds: Rounds = []
    for number in range(WARM_UP + ROUNDS):
        place = number % len(ours.connections)
        post = json.dumps({"type": "post", "client_id": str(uuid4()), "body": f"{number}: {BODY}"})
        our_round = await ours.round(ours.connections[place], post)
        await asyncio.sleep(PAUSE_SECONDS)
        bare_round = await bare.round(bare.connections[place], ours.last)
        await asyncio.sleep(PAUSE_SECONDS)
        if number >= WARM_UP:
            our_rounds.append(our_round)
            bare_rounds.append(bare_round)
    await ours.leave()
    await bare.leave()
    return our_rounds, bare_rounds


def figures_of(rounds: Rounds) -> dict[str, float]:
    times = [heard for each in rounds for heard in each]
    figures = {f"p{round(share * 100)}_ms": round(quantile(times, share), 1) for share in (0.5, 0.95, 0.99)}
    hand_out = [max(each) - min(each) for each in rounds]
    return {**figures, "hand_out_p95_ms": round(quantile(hand_out, 0.95), 1)}


def main() -> None:
    print(f"Rooms ({ROUNDS} messages to {SOCKETS} sockets of {SOCKETS} people, SQLite, one web process)")
    prepare("schema", ("migrate", "-v0"))
    arranged = arrange()
    with server() as port, bare_server() as bare_port:
        our_rounds, bare_rounds = uvloop.run(measure(port, bare_port, arranged))
    figures: dict[str, Any] = {
        "guildhall": figures_of(our_rounds),
        "bare websockets": figures_of(bare_rounds),
    }
    print(f"  {'server':<20}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'hand-out p95':>15}")
    for name, row in figures.items():
        shown = "".join(f"{row[f'p{share}_ms']:>9}" for share in (50, 95, 99))
        print(f"  {name:<20}{shown}{row['hand_out_p95_ms']:>15}")
    ratio = figures["guildhall"]["p95_ms"] / figures["bare websockets"]["p95_ms"]
    figures["p95_ratio"] = round(ratio, 2)
    print(f"  p95 beside the bare server: {ratio:.2f} times")
    save("rooms", {"sockets": SOCKETS, "messages": ROUNDS, **figures})
