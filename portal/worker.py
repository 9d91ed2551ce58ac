"""The worker process: tasks, loops such as the index writer, and schedules, until it is told to stop.

Lower and higher layers register loops (``register_loop``: one thread each, given a stop event) and chores
(``register_chore``: called every so many seconds by one scheduler thread).
"""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import close_old_connections, connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from portal.models import TaskRun

logger = logging.getLogger(__name__)

Loop = Callable[[threading.Event], None]
HEARTBEAT_SECONDS = 10
SILENT_AFTER = timedelta(seconds=45)
_HEARTBEAT = "worker:"

_loops: dict[str, Loop] = {}


@dataclass(frozen=True)
class Chore:
    name: str
    every_seconds: float
    do: Callable[[], Any]


_chores: dict[str, Chore] = {}


def register_loop(name: str, loop: Loop) -> None:
    _loops[name] = loop


def register_chore(name: str, *, every_seconds: float, do: Callable[[], Any]) -> None:
    _chores[name] = Chore(name, every_seconds, do)


def new_worker_id() -> str:
    return f"{socket.gethostname()[:40]}-{os.getpid()}"


def beat(worker_id: str) -> None:
    """Say that this worker lives."""
    run, made = TaskRun.objects.get_or_create(key=f"{_HEARTBEAT}{worker_id}")
    if not made:
        run.save(update_fields=["started_at"])


def living_workers() -> set[str]:
    """The ids of workers that were heard lately."""
    rows = TaskRun.objects.filter(
        key__startswith=_HEARTBEAT, started_at__gte=timezone.now() - SILENT_AFTER
    ).values_list("key", flat=True)
    return {key.removeprefix(_HEARTBEAT) for key in rows}


def reap() -> int:
    """Hand the tasks of silent workers to whoever is next; returns how many."""
    alive = living_workers()
    reaped = 0
    for result in DBTaskResult.objects.running():
        if result.worker_ids and result.worker_ids[-1] in alive:
            continue
        reaped += DBTaskResult.objects.filter(
            pk=result.pk, status="RUNNING", started_at=result.started_at
        ).update(status="READY", started_at=None)
    if reaped:
        logger.warning("tasks_reaped", extra={"count": reaped})
    TaskRun.objects.filter(
        key__startswith=_HEARTBEAT, started_at__lt=timezone.now() - timedelta(hours=1)
    ).delete()
    return reaped


def run_forever(stop: threading.Event, *, interval: float = 1.0, batch: bool = False) -> None:
    """Work until ``stop`` is set; with ``batch`` only until no task is left."""
    worker_id = new_worker_id()
    beat(worker_id)
    reap()
    threads = [
        threading.Thread(target=_keep, args=(name, loop, stop), name=name, daemon=True)
        for name, loop in {**_loops, "chores": lambda event: _do_chores(worker_id, event)}.items()
    ]
    for thread in () if batch else threads:
        thread.start()
    worker = Worker(
        queue_names=["*"], interval=interval, batch=batch, backend_name="default", startup_delay=False,
        max_tasks=None, worker_id=worker_id, excluded_queue_names=[],
    )  # fmt: skip
    watcher = threading.Thread(target=_stop_worker, args=(worker, stop), daemon=True)
    watcher.start()
    worker.run()
    stop.set()
    for thread in () if batch else threads:
        thread.join(timeout=20)
    TaskRun.objects.filter(key=f"{_HEARTBEAT}{worker_id}").delete()


def _stop_worker(worker: Worker, stop: threading.Event) -> None:
    stop.wait()
    worker.running = False


def _keep(name: str, loop: Loop, stop: threading.Event) -> None:
    """Run a loop; when it fails, say so and begin again after a pause."""
    while not stop.is_set():
        try:
            loop(stop)
        except Exception:
            logger.exception("loop_failed", extra={"loop": name})
            stop.wait(5)
        finally:
            connections.close_all()


def _do_chores(worker_id: str, stop: threading.Event) -> None:
    due = dict.fromkeys(_chores, 0.0)
    next_beat = 0.0
    while not stop.is_set():
        now = time.monotonic()
        close_old_connections()
        if now >= next_beat:
            beat(worker_id)
            next_beat = now + HEARTBEAT_SECONDS
        for name, chore in _chores.items():
            if now >= due.get(name, 0.0):
                chore.do()
                due[name] = now + chore.every_seconds
        stop.wait(1)
