"""Processes that post in a topic while others split it, or move it: nothing is lost, counters are true."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from forums.models import Board, Post, Topic
from portal.choices import Role
from portal.models import AuditEntry
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_forums import BoardFactory, TopicFactory
from tests.lines import anywhere, database_file

pytestmark = pytest.mark.processes

EACH = 12
START = """
import sys
import django
django.setup()
from community.models import User
from forums.models import Board, Topic
from forums.operations.merging import merge_topics
from forums.operations.moving import move_topic
from forums.operations.posts import reply_to_topic
from forums.operations.splitting import split_topic
from portal.operations import OperationRefusedError
from portal.tenancy import all_spaces
print("ready", flush=True)
sys.stdin.readline()
with all_spaces("at once"):
    actor = User.objects.get(handle=sys.argv[1])
    topic = Topic.objects.order_by("pk").first()
"""
WRITE = """
    for number in range({each}):
        reply_to_topic(actor=actor, topic=topic, body=f"{{actor.handle}}/{{number}}")
"""
SPLIT = """
    for number in range({each}):
        picked = list(topic.posts.exclude(number=1).order_by("?").values_list("pk", flat=True)[:2])
        if picked:
            split_topic(actor=actor, topic=topic, picked=picked, title="Split")
"""
MERGE = """
    for number in range({each}):
        gone = Topic.objects.exclude(pk=topic.pk).order_by("?").first()
        if gone:
            try:
                merge_topics(actor=actor, gone=gone, kept=topic)
            except OperationRefusedError:
                pass
"""
MOVE = """
    for number in range({each}):
        move_topic(actor=actor, topic=topic, board=Board.objects.get(slug="goal"))
"""


def all_at_once(tmp_path: Path, *scripts: str) -> None:
    """Run each script as a moderator of its own, on one database; the caller is in that database."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "TEST_DATABASE_URL": f"sqlite://{tmp_path / 'at-once.sqlite3'}",
    }
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", START + script.format(each=EACH), f"moderator-{number}"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number, script in enumerate(scripts)
    ]
    for process in processes:
        process.stdout.readline()
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    errors = [process.communicate(timeout=90)[1] for process in processes]
    assert [(p.returncode, error) for p, error in zip(processes, errors, strict=True)] == [(0, "")] * len(
        scripts
    )


def arrange(people: int) -> None:
    space = SpaceFactory(slug="baltic")
    for number in range(people):
        join(UserFactory(handle=f"moderator-{number}"), space, Role.MODERATOR)
    with anywhere():
        topic = TopicFactory(board=BoardFactory(space=space, slug="start", topic_count=1))
        BoardFactory(space=space, slug="goal")
        assert topic.post_count == 1


def test_splitting_and_merging_while_people_post_loses_nothing(db: None, tmp_path: Path):
    with database_file(tmp_path / "at-once.sqlite3"):
        arrange(4)

        all_at_once(tmp_path, WRITE, WRITE, SPLIT, MERGE)

        with anywhere():
            topics = list(Topic.objects.order_by("pk"))
            numbers = {t: list(t.posts.in_order().values_list("number", flat=True)) for t in topics}
            bodies = list(
                Post.objects.filter(body__contains="/").order_by("body").values_list("body", flat=True)
            )
            counted = Board.objects.get(slug="start").topic_count

    assert numbers == {topic: list(range(1, topic.post_count + 1)) for topic in topics}
    assert bodies == sorted(f"moderator-{who}/{number}" for who in range(2) for number in range(EACH))
    assert counted == len(topics)


def test_two_who_move_one_topic_at_once_move_it_once(db: None, tmp_path: Path):
    with database_file(tmp_path / "at-once.sqlite3"):
        arrange(3)

        all_at_once(tmp_path, MOVE, MOVE, WRITE)

        with anywhere():
            topic = Topic.objects.select_related("board").get()
            counted = dict(Board.objects.values_list("slug", "topic_count"))
        moves = AuditEntry.objects.filter(verb="forums.move_topic").count()

    assert (topic.board.slug, topic.post_count, moves) == ("goal", EACH + 1, 1)
    assert counted == {"start": 0, "goal": 1}
