"""Hints read from their table, once or twice a second by each process with sockets."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import Error as AnyDatabaseError
from django.db import connections

from portal.realtime.hints import hints_after, last_hint
from portal.realtime.threads import HUB, in_database

logger = logging.getLogger(__name__)

Hear = Callable[[str, dict[str, Any] | None], None]

# PostgreSQL gives ids before commits, so a lower id may appear later: look back this long.
OVERLAP_SECONDS = 20


class HintTable:
    def __init__(self, hear: Hear) -> None:
        self._hear = hear
        self._heard: set[int] = set()
        self._marks: deque[tuple[float, int]] = deque()
        self._floor = 0
        self._overlap = 0.0

    async def start(self, since: datetime | None = None) -> None:
        """Hear what comes from now on, or what was hinted ``since`` then."""
        self._overlap = 0.0 if connections["default"].vendor == "sqlite" else OVERLAP_SECONDS
        self._floor = await in_database(HUB, last_hint, since)
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
            await self.read()

    async def read(self) -> None:
        """Hear what is new in the table; while the database is away that is nothing."""
        try:
            rows = await in_database(HUB, hints_after, self._floor)
        except AnyDatabaseError:
            logger.exception("hints_unread")
            return
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
