"""How hints travel between processes: through their table, or through Redis where there is one.

The table is read once or twice a second by each process with sockets. Redis brings hints at once; what it
loses is found at the next tick.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from channels.layers import get_channel_layer
from django.conf import settings
from django.db import DatabaseError, connections

from portal.outside import outside_failures
from portal.realtime.hints import hints_after, last_hint
from portal.realtime.threads import HUB, in_database

logger = logging.getLogger(__name__)

Hear = Callable[[str, dict[str, Any] | None], None]

# PostgreSQL gives ids before commits, so a lower id may appear later: look back this long.
OVERLAP_SECONDS = 20


class Carrier(Protocol):
    async def start(self) -> None: ...
    async def stop(self) -> None: ...
    async def listen(self) -> None:
        """Hear hints until cancelled."""

    async def follow(self, key: str) -> None: ...
    async def leave(self, key: str) -> None: ...
    async def publish(self, key: str, words: dict[str, Any] | None) -> None:
        """Send a hint, or passing ``words``, to the other processes; both may be lost."""

    async def refresh(self, keys: Iterable[str]) -> None:
        """Take up again what was lost with a connection."""

    def is_news(self, pk: int) -> bool:
        """Whether the hint ``pk`` of this process was not heard yet; it is from now on."""


def shares_a_layer() -> bool:
    """Whether the channel layer reaches other processes; the one in memory does not."""
    return "InMemory" not in settings.CHANNEL_LAYERS["default"]["BACKEND"]


class HintTable:
    def __init__(self, hear: Hear) -> None:
        self._hear = hear
        self._heard: set[int] = set()
        self._marks: deque[tuple[float, int]] = deque()
        self._floor = 0
        self._overlap = 0.0

    async def start(self) -> None:
        self._overlap = 0.0 if connections["default"].vendor == "sqlite" else OVERLAP_SECONDS
        self._floor = await in_database(HUB, last_hint)
        self._heard.clear()
        self._marks.clear()

    async def stop(self) -> None:
        pass

    async def follow(self, key: str) -> None:
        pass

    async def leave(self, key: str) -> None:
        pass

    async def publish(self, key: str, words: dict[str, Any] | None) -> None:
        pass  # hints are in the table; passing words stay in this process

    async def refresh(self, keys: Iterable[str]) -> None:
        pass

    def is_news(self, pk: int) -> bool:
        if pk <= self._floor or pk in self._heard:
            return False
        self._heard.add(pk)
        return True

    async def listen(self) -> None:
        while True:
            await asyncio.sleep(settings.HINT_POLL_SECONDS)
            try:
                rows = await in_database(HUB, hints_after, self._floor)
            except DatabaseError:
                logger.exception("hints_unread")
                continue
            for pk, key in rows:
                if self.is_news(pk):
                    self._hear(key, None)
            if rows:
                self._forget_before(rows[-1][0])

    def _forget_before(self, last: int) -> None:
        """Move the floor up to where nothing can appear below it any more."""
        now = time.monotonic()
        self._marks.append((now, last))
        while self._marks and self._marks[0][0] <= now - self._overlap:
            self._floor = self._marks.popleft()[1]
        self._heard = {pk for pk in self._heard if pk > self._floor}


class Layer:
    """Redis publish and subscribe, through the channel layer; one group a key."""

    def __init__(self, process: str, hear: Hear) -> None:
        self._process = process
        self._hear = hear
        self._layer: Any = get_channel_layer()
        self._channel = ""
        self._joined: set[str] = set()

    async def start(self) -> None:
        try:
            self._channel = await self._layer.new_channel()
        except outside_failures():
            logger.warning("layer_unreached", exc_info=True)

    async def stop(self) -> None:
        for key in tuple(self._joined):
            await self.leave(key)
        self._channel = ""  # the layer deletes the channel of a reader that was cancelled

    async def follow(self, key: str) -> None:
        if key in self._joined:
            return
        try:
            self._channel = self._channel or await self._layer.new_channel()
            await self._layer.group_add(group_of(key), self._channel)
        except outside_failures():
            logger.warning("layer_unreached", exc_info=True)
        else:
            self._joined.add(key)

    async def leave(self, key: str) -> None:
        if key not in self._joined:
            return
        self._joined.discard(key)
        try:
            await self._layer.group_discard(group_of(key), self._channel)
        except outside_failures():
            logger.warning("layer_unreached", exc_info=True)

    async def publish(self, key: str, words: dict[str, Any] | None) -> None:
        try:
            await self._layer.group_send(group_of(key), message_of(key, self._process, words))
        except outside_failures():
            logger.warning("layer_unreached", exc_info=True)

    async def refresh(self, keys: Iterable[str]) -> None:
        for key in keys:
            await self.follow(key)

    def is_news(self, pk: int) -> bool:
        return True  # messages of this process are dropped in ``listen``, so each is heard once

    async def listen(self) -> None:
        while True:
            if not self._channel:
                await asyncio.sleep(1)
                continue
            message = await self._layer.receive(self._channel)
            if message["process"] != self._process:
                self._hear(message["key"], message["words"])


def group_of(key: str) -> str:
    """The layer's group for a key: only letters, digits, dots and hyphens are allowed there."""
    return f"hint.{key.replace(':', '.')}"


def message_of(key: str, process: str, words: dict[str, Any] | None) -> dict[str, Any]:
    return {"type": "hint", "key": key, "process": process, "words": words}


async def publish_from_thread(key: str, process: str) -> None:
    """Send a hint from a process without an event loop of its own, such as a WSGI worker."""
    layer: Any = get_channel_layer()
    try:
        await layer.group_send(group_of(key), message_of(key, process, None))
    except outside_failures():
        logger.warning("layer_unreached", exc_info=True)
