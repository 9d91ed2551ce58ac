"""Database work of the event loop, on a few threads of its own.

Channels runs all such work of a process on one thread, where a handshake would wait behind a slow write.
Here each lane has its threads: ``HUB`` for the readers that fan out, ``DOOR`` for handshakes, replays and
rechecks, ``WRITE`` for operations. SQLite has one writer at a time, so more than one thread there would only
meet at its lock. On SQLite a thread keeps its connection open; elsewhere it goes back to the pool.

While the database is away each call would wait for a connection as long as the pool does, and all behind it
as well. So after a failure everything fails at once, but for one call a second that looks whether it is back.
"""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import Final, ParamSpec, TypeVar

from django.db import InterfaceError, OperationalError, close_old_connections, connections

P = ParamSpec("P")
R = TypeVar("R")

HUB: Final = "hub"
DOOR: Final = "door"
WRITE: Final = "write"

_WRITERS = 4
_LOOK_AGAIN_SECONDS = 1.0
# What PostgreSQL calls it when it, and not the statement, is to blame: connections lost, shutting down, full.
_AWAY = ("08", "57P", "53")
_lanes: dict[str, ThreadPoolExecutor] = {}
_making = threading.Lock()


def _is_sqlite() -> bool:
    return connections["default"].vendor == "sqlite"


def _width(lane: str) -> int:
    if lane == WRITE:
        return 1 if _is_sqlite() else _WRITERS
    return 1 if lane == HUB else 2


def _lane(name: str) -> ThreadPoolExecutor:
    with _making:
        if name not in _lanes:
            _lanes[name] = ThreadPoolExecutor(_width(name), thread_name_prefix=f"realtime-{name}")
        return _lanes[name]


class Outage:
    """Whether the database was away when somebody last asked it."""

    def __init__(self) -> None:
        self._is_away = False
        self._look_at = 0.0
        self._deciding = threading.Lock()

    def check(self) -> None:
        """Fail when it is away, but for one call a second.

        Raises:
            OperationalError: it was away a moment ago.
        """
        if not self._is_away:
            return
        with self._deciding:
            if time.monotonic() < self._look_at:
                raise OperationalError("the database was away a moment ago")
            self._look_at = time.monotonic() + _LOOK_AGAIN_SECONDS

    def met(self, error: Exception) -> None:
        told = getattr(error.__cause__, "sqlstate", None)
        if told is None or told.startswith(_AWAY):
            self._is_away = True
            self._look_at = time.monotonic() + _LOOK_AGAIN_SECONDS
            _drop_dead_connections()

    def over(self) -> None:
        self._is_away = False


_outage = Outage()


def _drop_dead_connections() -> None:
    """Or the pool would hand out each of them once more."""
    pool = getattr(connections["default"], "pool", None)
    if pool is not None:
        pool.check()


def _call(function: Callable[[], R]) -> R:
    if _is_sqlite():
        return _fresh_after_failure(function)
    _outage.check()
    try:
        done = _fresh_after_failure(function)
    except (InterfaceError, OperationalError) as error:
        _outage.met(error)
        raise
    finally:
        close_old_connections()
    _outage.over()
    return done


def _fresh_after_failure(function: Callable[[], R]) -> R:
    try:
        return function()
    except Exception:
        connections.close_all()  # whatever state the connection is in, the next call starts afresh
        raise


async def in_database(lane: str, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """``function(...)`` on a thread of ``lane``, with the context of the caller."""
    work = partial(copy_context().run, _call, partial(function, *args, **kwargs))
    return await asyncio.get_running_loop().run_in_executor(_lane(lane), work)


def close_lanes() -> None:
    """End the threads and their connections; for servers that share a process with something else."""
    with _making:
        for name, executor in _lanes.items():
            width = _width(name)
            together = threading.Barrier(width, timeout=30)
            closed = [executor.submit(_close, together) for _each in range(width)]
            for future in closed:
                future.result()
            executor.shutdown()
        _lanes.clear()


def _close(together: threading.Barrier) -> None:
    together.wait()  # so that each thread takes one of these
    connections.close_all()
