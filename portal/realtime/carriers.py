"""How hints travel between processes: through their table, or through Redis where there is one.

Redis brings hints at once. While it does not answer, the table is read in its stead; a single hint that it
loses is found at the next tick.
"""

import asyncio
import logging
from collections.abc import Iterable
from typing import Any, Final, Protocol

from channels.layers import get_channel_layer
from django.conf import settings

from portal.outside import outside_failures
from portal.realtime.backup import Backup
from portal.realtime.table import Hear, HintTable

__all__ = ["Carrier", "Hear", "HintTable", "Layer", "group_of", "publish_from_thread", "shares_a_layer"]

logger = logging.getLogger(__name__)

# A server that takes connections and says nothing must not keep people waiting at the door.
LAYER_SECONDS: Final = 2


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


class Layer:
    """Redis publish and subscribe, through the channel layer; one group a key.

    The process also follows a key of its own: what it sends there shows that hints still come.
    """

    def __init__(self, process: str, hear: Hear) -> None:
        self._process = process
        self._hear = hear
        self._layer: Any = get_channel_layer()
        self._channel = ""
        self._joined: set[str] = set()
        self._own_key = f"process:{process}"
        self._backup = Backup(self._probe, HintTable(hear))

    async def start(self) -> None:
        try:
            async with asyncio.timeout(LAYER_SECONDS):
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
            async with asyncio.timeout(LAYER_SECONDS):
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
            async with asyncio.timeout(LAYER_SECONDS):
                await self._layer.group_discard(group_of(key), self._channel)
        except outside_failures():
            logger.warning("layer_unreached", exc_info=True)

    async def publish(self, key: str, words: dict[str, Any] | None) -> None:
        try:
            async with asyncio.timeout(LAYER_SECONDS):
                await self._layer.group_send(group_of(key), message_of(key, self._process, words))
        except outside_failures():
            logger.warning("layer_unreached", exc_info=True)

    async def refresh(self, keys: Iterable[str]) -> None:
        for key in keys:
            await self.follow(key)

    def is_news(self, pk: int) -> bool:
        return True  # messages of this process are dropped in ``listen``, so each is heard once

    async def listen(self) -> None:
        watching = asyncio.create_task(self._backup.keep())
        try:
            await self._listen()
        finally:
            watching.cancel()

    async def _listen(self) -> None:
        while True:
            if not self._channel:
                await asyncio.sleep(1)
                continue
            message = await self._layer.receive(self._channel)
            if message["process"] != self._process:
                self._hear(message["key"], message["words"])
            elif message["key"] == self._own_key:
                self._backup.answered()

    async def _probe(self) -> None:
        await self.follow(self._own_key)
        await self.publish(self._own_key, None)


def group_of(key: str) -> str:
    """The layer's group for a key: only letters, digits, dots and hyphens are allowed there."""
    return f"hint.{key.replace(':', '.')}"


def message_of(key: str, process: str, words: dict[str, Any] | None) -> dict[str, Any]:
    return {"type": "hint", "key": key, "process": process, "words": words}


async def publish_from_thread(key: str, process: str) -> None:
    """Send a hint from a process without an event loop of its own, such as a WSGI worker."""
    layer: Any = get_channel_layer()
    try:
        async with asyncio.timeout(LAYER_SECONDS):
            await layer.group_send(group_of(key), message_of(key, process, None))
    except outside_failures():
        logger.warning("layer_unreached", exc_info=True)
