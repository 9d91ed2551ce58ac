"""Processes that write into one topic at the same moment: numbers without gaps, counters that are true."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from forums.models import Board, Post, Topic
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory
from tests.lines import anywhere, database_file

pytestmark = pytest.mark.processes

PROCESSES, EACH = 3, 15
WRITER = """
import sys
import django
django.setup()
from community.models import User
from forums.models import Board, Topic
from forums.operations.posts import reply_to_topic
from forums.operations.topics import open_topic
from portal.tenancy import all_spaces
print("ready", flush=True)
sys.stdin.readline()
with all_spaces("writers"):
    actor, topic, board = User.objects.get(handle=sys.argv[2]), Topic.objects.get(), Board.objects.get()
    for number in range(int(sys.argv[1])):
        reply_to_topic(actor=actor, topic=topic, body=f"{sys.argv[2]}/{number}")
    open_topic(actor=actor, board=board, kind="discussion", title="Another", body="Words")
"""


def test_processes_that_reply_at_once_take_numbers_without_gaps(db: None, tmp_path: Path):
    path = tmp_path / "writers.sqlite3"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "TEST_DATABASE_URL": f"sqlite://{path}",
    }
    with database_file(path):
        space = SpaceFactory(slug="baltic")
        people = [UserFactory(handle=f"writer-{n}") for n in range(PROCESSES)]
        for person in people:
            join(person, space)
        with anywhere():
            QuestionFactory(board=BoardFactory(space=space), author=people[0])
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", WRITER, str(EACH), person.handle],
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for person in people
        ]
        for writer in writers:
            writer.stdout.readline()
        for writer in writers:
            writer.stdin.write("go\n")
            writer.stdin.flush()
        errors = [writer.communicate(timeout=90)[1] for writer in writers]

        with anywhere():
            topic = Topic.objects.order_by("pk").first()
            numbers = list(
                Post.objects.filter(topic=topic).order_by("number").values_list("number", flat=True)
            )
            topics_on_board = Board.objects.get().topic_count

    assert [(writer.returncode, error) for writer, error in zip(writers, errors, strict=True)] == [
        (0, "")
    ] * PROCESSES
    assert numbers == list(range(1, PROCESSES * EACH + 2))
    assert topic.post_count == numbers[-1]
    assert topics_on_board == PROCESSES
