"""Our web process, to whose sockets hints come as badly as the seed says; benchmarks and tests serve it.

``uvicorn bench.chaos.app:application`` with ``CHAOS_SEED`` and ``CHAOS_TICK`` in the environment.
"""

import asyncio
import os
import random
from typing import Any, Final

from config.asgi import application

__all__ = ["application"]

from django.conf import settings

from portal.realtime.listener import Listener

DROPPED: Final = 0.3
DOUBLED: Final = 0.15
LATE: Final = 0.15
LATEST_SECONDS: Final = 2.0

dice = random.Random(f"{os.environ['CHAOS_SEED']} {os.getpid()}")
heard = Listener.hear


def badly(self: Listener, key: str, words: dict[str, Any] | None) -> None:
    """Hear ``key``, not at all, twice, or some time later; what passes by is left alone."""
    fate = dice.random()
    if words is not None or fate >= DROPPED + DOUBLED + LATE:
        heard(self, key, words)
    elif fate < DOUBLED:
        heard(self, key, words)
        heard(self, key, words)
    elif fate < DOUBLED + LATE:
        pause = dice.uniform(0, LATEST_SECONDS)
        asyncio.get_running_loop().call_later(pause, heard, self, key, words)


Listener.hear = badly  # type: ignore[method-assign]
settings.ROOM_TICK_SECONDS = float(os.environ["CHAOS_TICK"])
