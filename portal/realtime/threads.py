"""Database work of the event loop, on a few threads of its own.

Channels runs all such work of a process on one thread, where a handshake would wait behind a slow write.
Here each lane has its threads: ``HUB`` for the readers that fan out, ``DOOR`` for handshakes, replays and
rechecks, ``WRITE`` for operations. SQLite has one writer at a time, so more than one thread there would only
meet at its lock. On SQLite a thread keeps its connection open; elsewhere it goes back to the pool.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import Final, ParamSpec, TypeVar

from django.db import close_old_connections, connections

P = ParamSpec("P")
R = TypeVar("R")

HUB: Final = "hub"
DOOR: Final = "door"
WRITE: Final = "write"

_WRITERS = 4
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


def _call(function: Callable[[], R]) -> R:
    try:
        return function()
    except Exception:
        connections.close_all()  # whatever state the connection is in, the next call starts afresh
        raise
    finally:
        if not _is_sqlite():
            close_old_connections()


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
