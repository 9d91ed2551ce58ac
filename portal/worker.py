"""The worker process: tasks, loops such as the index writer, and schedules, until it is told to stop.

Lower and higher layers register loops (``register_loop``: one thread each, given a stop event) and chores
(``register_chore``: called every so many seconds by one scheduler thread).
"""

import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import close_old_connections, connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from portal.models import Heartbeat
from portal.tasks import MAX_ATTEMPTS

logger = logging.getLogger(__name__)

Loop = Callable[[threading.Event], None]
HEARTBEAT_SECONDS = 10
SILENT_AFTER = timedelta(seconds=45)
FORGOTTEN_AFTER = timedelta(hours=1)

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
    """An id that no earlier worker had: in a container, host name and process id come back."""
    return f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"


def beat(worker_id: str) -> None:
    """Say that this worker lives."""
    Heartbeat.objects.update_or_create(worker_id=worker_id)


def living_workers() -> set[str]:
    """The ids of workers that were heard lately."""
    heard = Heartbeat.objects.filter(heard_at__gte=timezone.now() - SILENT_AFTER)
    return set(heard.values_list("worker_id", flat=True))


def reap() -> int:
    """Hand the tasks of silent workers to whoever is next; returns how many.

    A task that was with as many workers as a failing one has attempts has failed: it may have killed them.
    """
    alive = living_workers()
    reaped = 0
    for result in DBTaskResult.objects.running():
        if result.worker_ids and result.worker_ids[-1] in alive:
            continue
        left = DBTaskResult.objects.filter(pk=result.pk, status="RUNNING", started_at=result.started_at)
        if len(result.worker_ids) >= MAX_ATTEMPTS:
            left.update(status="FAILED", finished_at=timezone.now())
            logger.error("task_given_up", extra={"task": result.task_path})
        else:
            reaped += left.update(status="READY", started_at=None)
    if reaped:
        logger.warning("tasks_reaped", extra={"count": reaped})
    Heartbeat.objects.filter(heard_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()
    return reaped


def run_forever(stop: threading.Event, *, interval: float = 1.0, batch: bool = False) -> None:
    """Work until ``stop`` is set; with ``batch`` only until no task is left."""
    worker_id = new_worker_id()
    beat(worker_id)
    reap()
    loops: dict[str, Loop] = {"heartbeat": partial(_beat_on, worker_id)}
    if not batch:
        loops |= {**_loops, "chores": _do_chores}
    threads = [
        threading.Thread(target=_keep, args=(name, loop, stop), name=name, daemon=True)
        for name, loop in loops.items()
    ]
    for thread in threads:
        thread.start()
    worker = Worker(
        queue_names=["*"], interval=interval, batch=batch, backend_name="default", startup_delay=False,
        max_tasks=None, worker_id=worker_id, excluded_queue_names=[],
    )  # fmt: skip
    watcher = threading.Thread(target=_stop_worker, args=(worker, stop), daemon=True)
    watcher.start()
    worker.run()
    stop.set()
    for thread in threads:
        thread.join(timeout=20)
    Heartbeat.objects.filter(worker_id=worker_id).delete()


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


def _beat_on(worker_id: str, stop: threading.Event) -> None:
    """Alone in its thread: a long chore must not make the worker look dead."""
    while not stop.wait(HEARTBEAT_SECONDS):
        close_old_connections()
        beat(worker_id)


def _do_chores(stop: threading.Event) -> None:
    due = dict.fromkeys(_chores, 0.0)
    while not stop.is_set():
        close_old_connections()
        for name, chore in _chores.items():
            now = time.monotonic()
            if now >= due.get(name, 0.0):
                due[name] = now + chore.every_seconds
                _do(chore)
        stop.wait(1)


def _do(chore: Chore) -> None:
    """One chore that fails must not keep the others from being done."""
    try:
        chore.do()
    except Exception:
        logger.exception("chore_failed", extra={"chore": chore.name})
