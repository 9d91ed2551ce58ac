import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal import worker
from portal.models import Circle, Heartbeat
from portal.tasks import MAX_ATTEMPTS, background
from portal.tenancy import current_scope
from tests.factories import CircleFactory

ROOT = Path(__file__).resolve().parents[2]
calls: list[Any] = []


@background()
def count_circles(word: str) -> None:
    scope = current_scope()
    calls.append((word, Circle.objects.count(), scope is not None and scope.writes_anywhere))


@background(attempts=3)
def always_fails(word: str) -> None:
    calls.append(word)
    raise ValueError(word)


@background()
def note(word: str) -> None:
    calls.append(word)


@pytest.fixture(autouse=True)
def _forget():
    calls.clear()


def work() -> None:
    worker.run_forever(threading.Event(), interval=0, batch=True)


@pytest.mark.django_db(transaction=True)
def test_a_task_runs_under_all_spaces_and_leaves_no_scope(space, hidden_space, everywhere):
    CircleFactory(space=space)
    CircleFactory(space=hidden_space)
    count_circles.enqueue("x")

    work()

    assert calls == [("x", 2, True)]


@pytest.mark.django_db(transaction=True)
def test_a_task_that_fails_is_tried_again_later_and_then_given_up():
    always_fails.enqueue("boom")

    for _ in range(4):
        DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
        work()

    assert calls == ["boom"] * 3
    states = list(DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True))
    assert states == ["SUCCESSFUL", "SUCCESSFUL", "FAILED"]


@pytest.mark.django_db(transaction=True)
def test_the_task_of_a_killed_worker_is_done_by_the_next_and_once():
    note.enqueue("mail 1")
    result = DBTaskResult.objects.get()
    result.claim("a-worker-that-was-killed")

    work()

    assert calls == ["mail 1"]
    result.refresh_from_db()
    assert result.status == "SUCCESSFUL"


@pytest.mark.django_db(transaction=True)
def test_the_task_of_a_living_worker_is_left_alone():
    note.enqueue("mail 3")
    worker.beat("alive")
    DBTaskResult.objects.get().claim("alive")

    assert worker.reap() == 0
    assert (calls, DBTaskResult.objects.get().status) == ([], "RUNNING")


@pytest.mark.django_db(transaction=True)
def test_a_task_that_ends_worker_after_worker_is_given_up():
    note.enqueue("mail 5")
    for number in range(MAX_ATTEMPTS):
        assert worker.reap() == min(number, 1)
        DBTaskResult.objects.get().claim(f"killed {number}")

    assert worker.reap() == 0
    work()

    assert (calls, DBTaskResult.objects.get().status) == ([], "FAILED")


def test_no_two_workers_have_the_same_id():
    assert worker.new_worker_id() != worker.new_worker_id()


@pytest.mark.django_db(transaction=True)
def test_a_silent_worker_is_found_and_forgotten():
    worker.beat("silent")
    Heartbeat.objects.filter(worker_id="silent").update(heard_at=timezone.now() - timedelta(minutes=2))

    assert worker.living_workers() == set()
    worker.beat("silent")
    assert worker.living_workers() == {"silent"}


@pytest.mark.django_db(transaction=True)
def test_a_task_of_a_rolled_back_transaction_never_was():
    from django.db import transaction

    with transaction.atomic():
        note.enqueue("mail 4")
        transaction.set_rollback(True)

    assert DBTaskResult.objects.count() == 0


def test_the_worker_command_says_what_it_does():
    shown = subprocess.run(
        [sys.executable, "manage.py", "run_worker", "--help"], capture_output=True, text=True, check=True
    )

    assert "Runs tasks, the index writer and schedules until stopped." in shown.stdout


@pytest.mark.processes
def test_a_worker_that_is_asked_twice_to_stop_stops(migrated_database, tmp_path):
    database = tmp_path / "db.sqlite3"
    shutil.copyfile(migrated_database, database)
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "TEST_DATABASE_URL": f"sqlite://{database}",
    }
    worker = subprocess.Popen([sys.executable, "manage.py", "run_worker"], cwd=ROOT, env=environment)
    try:
        _wait_for_heartbeat(database)
        for _ in range(20):
            worker.send_signal(signal.SIGTERM)

        assert worker.wait(timeout=15) == 0
    finally:
        worker.kill()
        worker.wait()


def _wait_for_heartbeat(database):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with closing(sqlite3.connect(database)) as connection:
            if connection.execute("SELECT 1 FROM portal_heartbeat").fetchone():
                return
        time.sleep(0.1)
    raise AssertionError("the worker did not begin")
