"""The served portal of ``bench.rooms_speed``: its people, its rooms, and what can be asked of its process."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from websockets.asyncio.client import ClientConnection, connect

from bench.chaos import things
from bench.rooms_chaos import PLACE, migrate, prepare_database, production, shell
from bench.stage import ROOT

PEOPLE: Final = 500

_ARRANGE = """
import json
from importlib import import_module
from uuid import UUID
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone
from community.models import Membership, Profile, User
from portal.models import Space
from portal.tenancy import all_spaces
from rooms.models import Message, Room, RoomEvent
from rooms.operations import open_room
Store = import_module(settings.SESSION_ENGINE).SessionStore
with all_spaces("bench"):
    space, _ = Space.objects.get_or_create(slug="bench-speed", defaults={
        "name": "Speed", "kind": "partner", "visibility": "network", "join_policy": "request"})
    cookies = []
    for number in range(PEOPLE):
        user, made = User.objects.get_or_create(email=f"speed-{number}@example.org", defaults={
            "display_name": f"Speed {number}", "handle": f"speed-{number}", "password": "!"})
        if made:
            Profile.objects.create(user=user)
            Membership.objects.create(space=space, user=user, role="member", accepted_at=timezone.now())
        session = Store()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        cookies.append(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
    rooms = [open_room(actor=user, space=space, title="Speed", audience="space").pk for each in range(50)]
    full = Room.objects.filter(title="Speed, full").first()
    if full is None:
        full = open_room(actor=user, space=space, title="Speed, full", audience="space")
        now = timezone.now()
        for start in range(1, 200_001, 5_000):
            said = Message.objects.bulk_create(
                Message(space=space, room=full, seq=seq, client_id=UUID(int=seq), author=user, at=now,
                        body=f"Number {seq}", html=f"<p>Number {seq}</p>")
                for seq in range(start, start + 5_000))
            RoomEvent.objects.bulk_create(RoomEvent(
                space=space, room=full, seq=each.seq, kind="message", message=each, at=now) for each in said)
        Room.objects.filter(pk=full.pk).update(last_seq=200_000, message_count=200_000)
    path = f"/spaces/{space.slug}/communication/rooms/{full.pk}/"
    print(json.dumps({"rooms": rooms, "cookies": cookies, "full": full.pk, "path": path}))
"""


class Stage:
    """The served portal with its arranged people and rooms."""

    def __init__(self, web: things.Process, database: str, arranged: dict[str, Any]) -> None:
        self.web = web
        self.port = web.port
        self.database = database
        self.rooms: list[int] = arranged["rooms"]
        self.cookies: list[str] = arranged["cookies"]
        self.full: int = arranged["full"]
        self.path: str = arranged["path"]

    async def come_in(self, room: int, person: int, after: int | None = None) -> ClientConnection:
        query = f"?after={after}" if after is not None else ""
        line = await connect(
            f"ws://127.0.0.1:{self.port}/ws/rooms/{room}/{query}",
            origin=f"http://127.0.0.1:{self.port}",  # type: ignore[arg-type]
            additional_headers={"Cookie": self.cookies[person]},
            compression=None, proxy=None, open_timeout=60, ping_interval=None, max_queue=None,
        )  # fmt: skip
        await line.recv()
        return line

    async def come_in_together(self, places: list[tuple[int, int]]) -> list[ClientConnection]:
        """Lines to rooms for people, twenty at a time."""
        lines: list[ClientConnection] = []
        for start in range(0, len(places), 20):
            lines += await asyncio.gather(*(self.come_in(*place) for place in places[start : start + 20]))
        return lines

    def memory(self) -> float:
        """Megabytes that the web process holds."""
        lines = Path(f"/proc/{self.web.pid}/status").read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))

    def busy(self) -> float:
        """Seconds of a processor that the web process has used."""
        fields = Path(f"/proc/{self.web.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def transactions(self) -> int:
        """How many transactions the database has ended: each statement outside of one is one."""
        return self._told_by_database("xact_commit + xact_rollback")

    def connections(self) -> int:
        """How many connections the database has, one of them ours."""
        return self._told_by_database("numbackends")

    def _told_by_database(self, what: str) -> int:
        import psycopg.sql  # noqa: PLC0415  (only where PostgreSQL is measured)

        asked = psycopg.sql.SQL("SELECT {} FROM pg_stat_database WHERE datname = current_database()")
        with psycopg.connect(self.database, autocommit=True) as connection:
            row = connection.execute(asked.format(psycopg.sql.SQL(what))).fetchone()  # type: ignore[arg-type]
        return int(row[0]) if row else 0


@contextmanager
def staged(address: str) -> Iterator[Stage]:
    PLACE.mkdir(parents=True, exist_ok=True)
    log = PLACE / "speed.log"
    database = prepare_database(address, "guildhall_chaos")
    redis = things.redis(log)
    redis.start()
    environment = production("", 25, database, redis.port)
    web = things.web(environment, log, "bench.unlimited:application")
    try:
        migrate(environment)
        collect = [sys.executable, "manage.py", "collectstatic", "-v0", "--noinput"]
        subprocess.run(collect, cwd=ROOT, env=environment, check=True)  # pages name files by their hash
        arranged = shell(environment, _ARRANGE.replace("PEOPLE", str(PEOPLE)))
        web.start()
        yield Stage(web, database, arranged)
    finally:
        web.end()
        redis.end()
