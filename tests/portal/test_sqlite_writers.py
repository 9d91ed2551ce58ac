"""Four processes write to one SQLite file at once: nobody fails, and numbers have no gaps."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal.choices import Role
from rooms.models import Message, Room, RoomEvent
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_rooms import make_room
from tests.lines import anywhere, database_file

pytestmark = pytest.mark.processes

PROCESSES, EACH = 4, 25
WRITER = """
import sys
import django
django.setup()
from uuid import uuid4
from community.models import User
from portal.tenancy import all_spaces
from rooms.models import Room
from rooms.operations import post_message
print("ready", flush=True)
sys.stdin.readline()
with all_spaces("four writers"):
    room, actor = Room.objects.get(), User.objects.get(handle="anna")
    for number in range(int(sys.argv[1])):
        post_message(actor=actor, room=room, body=f"{sys.argv[2]}/{number}", client_id=uuid4())
"""


def test_four_processes_write_into_one_room(db: None, tmp_path: Path):
    path = tmp_path / "writers.sqlite3"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "TEST_DATABASE_URL": f"sqlite://{path}",
    }
    with database_file(path):
        anna = UserFactory(display_name="Anna", handle="anna")
        space = SpaceFactory(slug="baltic")
        join(anna, space, Role.MEMBER)
        with anywhere():
            make_room(anna, space)

        writers = [
            subprocess.Popen(
                [sys.executable, "-c", WRITER, str(EACH), str(name)],
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for name in range(PROCESSES)
        ]
        for writer in writers:
            writer.stdout.readline()
        for writer in writers:
            writer.stdin.write("go\n")
            writer.stdin.flush()
        errors = [writer.communicate(timeout=60)[1] for writer in writers]

        assert [(writer.returncode, error) for writer, error in zip(writers, errors, strict=True)] == [
            (0, "")
        ] * 4
        with anywhere():
            room = Room.objects.get()
            numbers = list(Message.objects.order_by("seq").values_list("seq", flat=True))
            events = list(RoomEvent.objects.order_by("seq").values_list("seq", flat=True))
    total = PROCESSES * EACH
    assert numbers == events == list(range(1, total + 1))
    assert (room.last_seq, room.message_count) == (total, total)
