"""Two accept different answers at the same moment, and two workers make the round of the clock."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from community.models import Notice
from forums.models import HelpRequest, Topic
from portal.choices import Role
from portal.models import AuditEntry
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory, accept, answer
from tests.lines import anywhere, database_file

pytestmark = pytest.mark.processes

ACCEPT = """
from forums.models import Post
from forums.operations.answers import accept_answer
with all_spaces("accepting"):
    accept_answer(actor=User.objects.get(handle=sys.argv[1]), post=Post.objects.get(number=sys.argv[2]))
"""
ASK = """
from forums.tasks import ask_whether_by_the_clock
print(ask_whether_by_the_clock())
"""
BEGIN = """
import sys
import django
django.setup()
from community.models import User
from portal.tenancy import all_spaces
print("ready", flush=True)
sys.stdin.readline()
"""


def run_at_once(path: Path, program: str, *arguments: tuple[str, ...]) -> list[str]:
    """Run ``program`` once with each of ``arguments``, all in the same moment; gives what they print."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "TEST_DATABASE_URL": f"sqlite://{path}",
    }
    running = [
        subprocess.Popen(
            [sys.executable, "-c", BEGIN + program, *each], env=environment, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for each in arguments
    ]  # fmt: skip
    for process in running:
        process.stdout.readline()
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [process.communicate(timeout=120) for process in running]
    assert [errors for _words, errors in told] == [""] * len(told)
    return [words.strip() for words, _errors in told]


@pytest.fixture
def shared(db: None, tmp_path: Path):
    path = tmp_path / "shared.sqlite3"
    with database_file(path):
        space = SpaceFactory(slug="baltic")
        asker, moderator = UserFactory(handle="asker"), UserFactory(handle="moderator")
        join(asker, space)
        join(moderator, space, Role.MODERATOR)
        with anywhere():
            topic = QuestionFactory(board=BoardFactory(space=space), author=asker)
            for number in (2, 3):
                answer(topic, moderator, f"Answer {number}")
        yield path, topic


def test_the_last_one_wins_and_both_are_written_down(shared):
    path, _topic = shared

    run_at_once(path, ACCEPT, ("asker", "2"), ("moderator", "3"))

    with anywhere():
        entries = AuditEntry.objects.filter(verb="forums.accept_answer").order_by("pk")
        assert entries.count() == 2
        assert Topic.objects.get().accepted_post_id == entries.last().object_id


def test_two_workers_ask_once_whether_it_worked(shared):
    path, topic = shared
    with anywhere():
        accept(topic, topic.posts.get(number=2))
        Topic.objects.update(solved_at=timezone.now() - timedelta(days=31))

    told = run_at_once(path, ASK, (), ())

    with anywhere():
        assert sorted(told) == ["0", "1"]
        assert HelpRequest.objects.exclude(asked_whether_at=None).count() == 1
    assert Notice.objects.filter(kind="whether").count() == 1
