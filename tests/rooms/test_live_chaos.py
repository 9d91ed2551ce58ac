"""Hints lost, lines cut, sent twice, a process killed: every reader gets everything once, in order."""

import os
import random
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connections
from websockets.exceptions import ConnectionClosed

from portal.realtime.limits import Bucket, allowance_of
from portal.realtime.listener import Listener
from rooms.models import Message, Room
from tests.lines import anywhere, session_of

pytestmark = pytest.mark.processes

WRITERS, EACH, READERS = 4, 10, 3
MESSAGES = WRITERS * EACH


@pytest.fixture
def lost_hints(monkeypatch, settings):
    """Two hints of five are never heard, whichever way they come."""
    settings.ROOM_TICK_SECONDS = 0.4
    dice = random.Random(7)
    heard = Listener.hear

    def lossy(self: Listener, key: str, words: dict[str, Any] | None) -> None:
        if words is not None or dice.random() >= 0.4:
            heard(self, key, words)

    monkeypatch.setattr(Listener, "hear", lossy)


def write(live, name: int) -> None:
    """Post ``EACH`` messages on lines that break, some of them sent again although they had arrived."""
    dice = random.Random(name)
    session = session_of(live.anna)
    waiting = [(str(uuid4()), f"{name}/{number}") for number in range(EACH)]
    while waiting:
        with live.line(live.anna, session=session) as anna:
            sent = waiting[: dice.randint(1, 6)]
            for client_id, body in sent:
                anna.post(body, client_id)
                if dice.random() < 0.4:
                    anna.post(body, client_id)
            for client_id, body in sent[: dice.randint(0, len(sent))]:
                while anna.next("ack")["client_id"] != client_id:
                    pass
                waiting.remove((client_id, body))
    connections.close_all()


def read(live, found: list[dict[str, Any]], name: int) -> None:
    """Follow the room over many lines, each going on after the last number of the one before."""
    dice = random.Random(100 + name)
    session = session_of(live.ben)
    while len(found) < MESSAGES:
        last = found[-1]["seq"] if found else 0
        with live.line(live.ben, last, session=session) as ben:
            for _each in range(dice.randint(1, 12)):
                try:
                    found.append(ben.next(timeout=1))
                except (TimeoutError, ConnectionClosed):
                    break
    connections.close_all()


def test_every_reader_gets_everything_once_and_in_order(live, lost_hints):
    for user in (live.anna, live.ben):
        allowance_of(user.pk).posts = allowance_of(user.pk).frames = Bucket(rate=10_000, burst=10_000)
    seen: list[list[dict[str, Any]]] = [[] for _each in range(READERS)]
    threads = [threading.Thread(target=write, args=(live, name)) for name in range(WRITERS)]
    threads += [threading.Thread(target=read, args=(live, found, name)) for name, found in enumerate(seen)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    with anywhere():
        stored = list(Message.objects.order_by("seq").values_list("seq", "body"))
    assert [seq for seq, _body in stored] == list(range(1, MESSAGES + 1))
    assert len({body for _seq, body in stored}) == MESSAGES
    for found in seen:
        assert [(frame["seq"], frame["body"]) for frame in found] == stored


DYING = """
import os, sys
import django
django.setup()
from uuid import UUID
from community.models import User
from portal.realtime import hints
from portal.tenancy import all_spaces
from rooms.models import Room
from rooms.operations import post_message
hints._poke = lambda key, pk: os._exit(9)
with all_spaces("a process that dies between its commit and its hint"):
    room = Room.objects.get()
    post_message(actor=User.objects.get(handle="anna"), room=room, body="Last words", client_id=UUID(int=1))
"""


def test_a_process_killed_between_commit_and_hint_loses_nothing(live, tmp_path: Path):
    with live.line(live.ben) as ben:
        died = subprocess.run(
            [sys.executable, "-c", DYING],
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "config.settings.test",
                "TEST_DATABASE_URL": f"sqlite://{tmp_path / 'live.sqlite3'}",
            },
            check=False,
            capture_output=True,
        )
        assert died.returncode == 9, died.stderr
        heard = ben.next("message")

    assert (heard["body"], heard["seq"], UUID(heard["client_id"])) == ("Last words", 1, UUID(int=1))
    with anywhere():
        assert Room.objects.get().last_seq == 1
