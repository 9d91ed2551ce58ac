"""A room under faults: ``python -m bench rooms_chaos --seed 7 --writers 8 --readers 12 --seconds 60``.

Writers and readers talk over two web processes while hints are dropped, doubled and late, lines are cut, a
web process is killed or ended, and with PostgreSQL and Redis these go away too. In the end every reader must
have got every number once and in order, and the words that stand; every acknowledged message must be stored
once, and nothing that nobody sent. Without ``--postgresql`` it talks on SQLite, where the hint table carries
hints.
"""

import argparse
import json
import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import uvloop

from bench.chaos import talk, things
from bench.chaos.verdict import Stored
from bench.schemas import protocol
from bench.stage import ROOT, VAR

PLACE = VAR / "bench-chaos"

_ARRANGE = """
import json, sys
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from importlib import import_module
from django.utils import timezone
from community.models import Membership, Profile, User
from portal.models import Space
from portal.tenancy import all_spaces
from rooms.operations import open_room
Store = import_module(settings.SESSION_ENGINE).SessionStore
with all_spaces("bench"):
    space, _ = Space.objects.get_or_create(slug="bench-chaos", defaults={
        "name": "Chaos", "kind": "partner", "visibility": "network", "join_policy": "request"})
    cookies = []
    for number in range(PEOPLE):
        user, made = User.objects.get_or_create(email=f"chaos-{number}@example.org", defaults={
            "display_name": f"Chaos {number}", "handle": f"chaos-{number}", "password": "!"})
        if made:
            Profile.objects.create(user=user)
            Membership.objects.create(space=space, user=user, role="member", accepted_at=timezone.now())
        session = Store()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        cookies.append(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
    room = open_room(actor=user, space=space, title="Chaos", audience="space")
    print(json.dumps({"room": room.pk, "cookies": cookies}))
"""

_STORED = """
import json
from portal.tenancy import all_spaces
from rooms.models import Message, RoomEvent
with all_spaces("bench"):
    seqs = list(RoomEvent.objects.filter(room_id=ROOM).order_by("seq").values_list("seq", flat=True))
    said = Message.objects.filter(room_id=ROOM).order_by("seq")
    print(json.dumps({"seqs": seqs, "messages": [
        [each.pk, each.seq, str(each.client_id), None if each.removed_at else each.body] for each in said]}))
"""


def shell(environment: dict[str, str], code: str) -> Any:
    shown = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return json.loads(shown.stdout.strip().splitlines()[-1])


def embedded(seed: str, tick: float) -> dict[str, str]:
    """The settings of one machine: SQLite, and the table of hints between the processes."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "VAR": str(PLACE),
        "CHAOS_SEED": seed,
        "CHAOS_TICK": str(tick),
    }


def production(seed: str, tick: float, database: str, redis_port: int) -> dict[str, str]:
    return {
        **embedded(seed, tick),
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": _secret(),
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": "http://127.0.0.1",
        "DATABASE_URL": database,
        "REDIS_URL": f"redis://127.0.0.1:{redis_port}/0",
        "STORAGE_URL": f"file://{PLACE}/files",
        "MEDIA_ROOT": f"{PLACE}/media",
        "SEARCH_URL": f"whoosh://{PLACE}/search",
        "EMAIL_URL": f"file://{PLACE}/mail",
        "REPLY_DOMAIN": "reply.example.org",
        "SECURITY_CONTACT": "security@example.org",
        "REQUIRE_SECOND_FACTOR": "0",
        "CHECK_LINKS": "0",
    }


def _secret() -> str:
    kept = PLACE / "secret"
    if not kept.exists():
        kept.write_text(secrets.token_hex(32), encoding="utf-8")
    return kept.read_text(encoding="utf-8")


def prepare_database(address: str, name: str) -> str:
    """The address of a database of that name beside ``address``, made when it is not there."""
    import psycopg  # noqa: PLC0415  (only where PostgreSQL is measured)

    with psycopg.connect(address, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if known is None:
            connection.execute(f'CREATE DATABASE "{name}"')
    return urlunsplit(urlsplit(address)._replace(path=f"/{name}"))


def migrate(environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)


def arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench rooms_chaos")
    parser.add_argument("--seed", default="7")
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--readers", type=int, default=12)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--faults", type=int, default=6)
    parser.add_argument("--away", type=float, default=20, help="how many seconds the database is gone")
    parser.add_argument("--tick", type=float, default=5, help="seconds between looks without a hint")
    parser.add_argument("--postgresql", default="", help="the address of a server, to make a database in")
    return parser.parse_args(words)


def planned(asked: argparse.Namespace, log: Path, redis: things.Process | None) -> talk.Plan:
    database = None
    environment = direct = embedded(asked.seed, asked.tick)
    if redis is not None:
        redis.start()
        address = prepare_database(asked.postgresql, "guildhall_chaos")
        database = things.DatabaseLine(address)
        environment = production(asked.seed, asked.tick, database.address, redis.port)
        direct = {**environment, "DATABASE_URL": address}
    migrate(direct)
    people = asked.writers + asked.readers
    arranged = shell(direct, _ARRANGE.replace("PEOPLE", str(people)))

    def stored() -> tuple[list[int], list[Stored]]:
        found = shell(direct, _STORED.replace("ROOM", str(arranged["room"])))
        return found["seqs"], [Stored(*each) for each in found["messages"]]

    return talk.Plan(
        seed=asked.seed,
        room=arranged["room"],
        cookies=arranged["cookies"],
        writers=asked.writers,
        seconds=asked.seconds,
        webs=[things.web(environment, log) for _each in range(2)],
        stored=stored,
        redis=redis,
        database=database,
        away_seconds=asked.away,
        number_of_faults=asked.faults,
        check=protocol().complaint,
    )


def main(words: list[str] | None = None) -> int:
    asked = arguments(words or [])
    PLACE.mkdir(parents=True, exist_ok=True)
    log = PLACE / "processes.log"
    log.unlink(missing_ok=True)
    where = "PostgreSQL and Redis" if asked.postgresql else "SQLite and the table of hints"
    people = f"{asked.writers} writers, {asked.readers} readers"
    print(f"A room under faults: seed {asked.seed}, {people}, on {where}")
    redis = things.redis(log) if asked.postgresql else None
    try:
        outcome = uvloop.run(talk.run(planned(asked, log, redis)))
    finally:
        if redis is not None:
            redis.end()
    for name, count in sorted(outcome.counts.items()):
        print(f"  {name:<28}{count:>8}")
    for wrong in outcome.wrong[:20]:
        print(f"  WRONG: {wrong}")
    print(
        "  Nothing lost, nothing doubled, in order."
        if not outcome.wrong
        else f"  {len(outcome.wrong)} wrong."
    )
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
