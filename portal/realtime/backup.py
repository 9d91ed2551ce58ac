"""What a process does while Redis does not answer: it reads the table of hints, as if there were no Redis.

A subscription that broke looks like one on which nothing happens. So each process tells itself something once
a second, the way all hints go; when that does not come back it doubts all that it heard, or did not hear,
since the last time it did.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import Error as AnyDatabaseError
from django.utils import timezone

from portal.realtime.table import HintTable

logger = logging.getLogger(__name__)

PROBE_SECONDS: Final = 1.0
# Whoever wrote a hint dated it by their own clock, and before their commit.
CLOCKS_DIFFER: Final = timedelta(seconds=15)


class Backup:
    """``probe`` sends what ``answered`` is to be called for; ``table`` is read in its stead."""

    def __init__(self, probe: Callable[[], Awaitable[None]], table: HintTable) -> None:
        self._probe = probe
        self._table = table
        self._answer = asyncio.Event()
        self.is_reading = False

    def answered(self) -> None:
        self._answer.set()

    async def keep(self) -> None:
        """Watch until cancelled."""
        sure_at = timezone.now()
        while True:
            await asyncio.sleep(PROBE_SECONDS)
            asked_at = timezone.now()
            if not await self._is_answered():
                await self._read_until_answered(sure_at)
                asked_at = timezone.now()
            sure_at = asked_at

    async def _is_answered(self) -> bool:
        self._answer.clear()
        await self._probe()
        try:
            async with asyncio.timeout(PROBE_SECONDS):
                await self._answer.wait()
        except TimeoutError:
            return False
        return True

    async def _read_until_answered(self, since: datetime) -> None:
        logger.warning("layer_doubted")
        self.is_reading = True
        try:
            await self._begin(since)
            asking = asyncio.create_task(self._ask())
            try:
                while not asking.done():
                    await self._table.read()
                    await asyncio.wait({asking}, timeout=settings.HINT_POLL_SECONDS)
                await self._table.read()  # what came between the last look and the answer
            finally:
                asking.cancel()
        finally:
            self.is_reading = False
        logger.warning("layer_trusted_again")

    async def _begin(self, since: datetime) -> None:
        while True:
            try:
                await self._table.start(since - CLOCKS_DIFFER)
            except AnyDatabaseError:
                logger.exception("hints_unread")
                await asyncio.sleep(PROBE_SECONDS)
            else:
                return

    async def _ask(self) -> None:
        while True:
            if await self._is_answered():
                return
            await asyncio.sleep(PROBE_SECONDS)
