"""One listener a process: hears keys from the carrier and hands them to those who follow them.

It starts with the first follower and stops with the last. One tick for all of them covers lost hints.
"""

import asyncio
import logging
import threading
import uuid
from collections.abc import Callable, Coroutine
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from asgiref.sync import async_to_sync
from django.conf import settings

from portal.realtime.carriers import Carrier, HintTable, Layer, publish_from_thread, shares_a_layer

logger = logging.getLogger(__name__)

PROCESS = uuid.uuid4().hex
PAUSE_AFTER_FAILURE = 1.0  # seconds


class Follower(Protocol):
    """What hears of keys; all three are called on the event loop and must not block."""

    def hinted(self, key: str) -> None:
        """Something about ``key`` may have changed."""

    def told(self, key: str, words: dict[str, Any]) -> None:
        """Passing words that another follower of ``key`` told, here or in another process."""

    def ticked(self) -> None:
        """Look again, whatever was heard or not."""


_listeners: WeakKeyDictionary[asyncio.AbstractEventLoop, "Listener"] = WeakKeyDictionary()
_registering = threading.Lock()


def listener() -> "Listener":
    """The listener of the running event loop."""
    loop = asyncio.get_running_loop()
    with _registering:
        if loop not in _listeners:
            _listeners[loop] = Listener(loop)
        return _listeners[loop]


def poke(key: str, pk: int) -> None:
    """Hand a committed hint on at once, from whatever thread committed it."""
    with _registering:
        here = [each for each in _listeners.values() if each.is_running]
    for each in here:
        each.loop.call_soon_threadsafe(each.committed, key, pk)
    if not shares_a_layer():
        return
    if here:
        asyncio.run_coroutine_threadsafe(here[0].carrier.publish(key, None), here[0].loop)
    else:
        async_to_sync(publish_from_thread)(key, PROCESS)


class Listener:
    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.carrier: Carrier = Layer(PROCESS, self.hear) if shares_a_layer() else HintTable(self.hear)
        self._followers: dict[str, set[Follower]] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._gate = asyncio.Lock()

    @property
    def is_running(self) -> bool:
        return bool(self._tasks) and not self.loop.is_closed()

    async def follow(self, follower: Follower, *keys: str) -> None:
        """Hand hints about ``keys`` to ``follower`` from now on.

        What was committed before this returns may not be hinted: read the state afterwards.
        """
        for key in keys:
            self._followers.setdefault(key, set()).add(follower)
        async with self._gate:
            if not self._tasks:
                await self.carrier.start()
                self._tasks = [self._keep(self.carrier.listen), self._keep(self._tick)]
            for key in keys:
                await self.carrier.follow(key)

    async def leave(self, follower: Follower, *keys: str) -> None:
        for key in keys:
            followers = self._followers.get(key, set())
            followers.discard(follower)
            if not followers:
                self._followers.pop(key, None)
        async with self._gate:
            for key in keys:
                if key not in self._followers:
                    await self.carrier.leave(key)
            if not self._followers:
                await self._stop()

    async def tell(self, key: str, words: dict[str, Any]) -> None:
        """Pass ``words`` to all who follow ``key``; they may be lost."""
        self.hear(key, words)
        await self.carrier.publish(key, words)

    def committed(self, key: str, pk: int) -> None:
        """A hint of this very process, before the carrier brings it."""
        if self.carrier.is_news(pk):
            self.hear(key, None)

    def hear(self, key: str, words: dict[str, Any] | None) -> None:
        for follower in tuple(self._followers.get(key, ())):
            if words is None:
                follower.hinted(key)
            else:
                follower.told(key, words)

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(settings.ROOM_TICK_SECONDS)
            await self.carrier.refresh(tuple(self._followers))
            for follower in {each for followers in self._followers.values() for each in followers}:
                follower.ticked()

    async def _stop(self) -> None:
        tasks, self._tasks = self._tasks, []
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.carrier.stop()

    def _keep(self, work: Callable[[], Coroutine[Any, Any, None]]) -> asyncio.Task[None]:
        return self.loop.create_task(_go_on(work))


async def _go_on(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Do ``work`` until it is cancelled: one frame that nobody can read must not make a process deaf."""
    while True:
        try:
            await work()
        except Exception:
            logger.exception("listener_failed")
        await asyncio.sleep(PAUSE_AFTER_FAILURE)
