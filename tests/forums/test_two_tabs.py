"""Processes that keep the same reader's place at the same moment: the greatest number stays."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from forums.models import Follow, TopicRead
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_forums import BoardFactory, TopicFactory, answer
from tests.lines import anywhere, database_file

pytestmark = pytest.mark.processes

TABS, POSTS = 3, 24
TAB = """
import sys
import django
django.setup()
from community.models import User
from forums.models import Topic, TopicRead
from forums.operations.following import follow, follow_by_itself
from forums.operations.reading import read_topic
from portal.operations import SYSTEM
from portal.tenancy import all_spaces
print("ready", flush=True)
sys.stdin.readline()
with all_spaces("tabs"):
    actor, topic = User.objects.get(handle="reader"), Topic.objects.get()
    follow_by_itself(actor=SYSTEM, person=actor, topic=topic)
    if sys.argv[1] == "0":
        follow(actor=actor, target=topic, level="nothing")
    before = 0
    for number in range(1, topic.post_count + 1 - int(sys.argv[1])):
        read_topic(actor=actor, topic=topic, number=number)
        read_topic(actor=actor, topic=topic, number=1)
        now = TopicRead.objects.get().last_number
        assert now >= max(before, number), (before, number, now)
        before = now
"""


def test_tabs_that_read_at_once_never_take_each_other_back(db: None, tmp_path: Path):
    path = tmp_path / "tabs.sqlite3"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "TEST_DATABASE_URL": f"sqlite://{path}",
    }
    with database_file(path):
        space = SpaceFactory(slug="baltic")
        reader = UserFactory(handle="reader")
        join(reader, space)
        with anywhere():
            topic = TopicFactory(board=BoardFactory(space=space))
            for _ in range(POSTS - 1):
                answer(topic, None)
        tabs = [
            subprocess.Popen(
                [sys.executable, "-c", TAB, str(n)],
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for n in range(TABS)
        ]
        for tab in tabs:
            tab.stdout.readline()
        for tab in tabs:
            tab.stdin.write("go\n")
            tab.stdin.flush()
        errors = [tab.communicate(timeout=90)[1] for tab in tabs]

        kept = list(TopicRead.objects.values_list("user", "last_number"))
        follows = list(Follow.objects.values_list("level", "chosen_by"))

    assert [(tab.returncode, error) for tab, error in zip(tabs, errors, strict=True)] == [(0, "")] * TABS
    assert kept == [(reader.pk, POSTS)]
    assert follows == [("nothing", "person")]
