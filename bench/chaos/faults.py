"""What breaks when, drawn from the seed."""

import asyncio
import random
import signal
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bench.chaos.things import DatabaseLine, Process, answering

QUIET_AT_BOTH_ENDS = 0.1  # of the whole time


@dataclass(frozen=True)
class Faults:
    """Breaks ``webs``, ``redis`` and the line to the database, as far as they are given."""

    webs: list[Process]
    redis: Process | None
    database: DatabaseLine | None
    away_seconds: float
    counts: Counter[str]

    def kinds(self) -> dict[str, Callable[[random.Random], Awaitable[None]]]:
        found = {"web killed": self.kill, "web ended": self.end}
        if self.redis is not None:
            found["redis restarted"] = self.restart_redis
        if self.database is not None:
            found["database gone"] = self.take_database
        return found

    async def run(self, dice: random.Random, seconds: float, number: int) -> None:
        """Break ``number`` things within ``seconds``: each kind in turn, in an order that the seed gives."""
        kinds = self.kinds()
        names = list(kinds)
        dice.shuffle(names)
        pauses = sorted(
            dice.uniform(QUIET_AT_BOTH_ENDS, 1 - QUIET_AT_BOTH_ENDS) * seconds for _ in range(number)
        )
        loop = asyncio.get_running_loop()
        began = loop.time()
        for place, pause in enumerate(pauses):
            await asyncio.sleep(max(0, began + pause - loop.time()))
            name = names[place % len(names)]
            self.counts[name] += 1
            await kinds[name](dice)

    async def kill(self, dice: random.Random) -> None:
        await self._again(dice.choice(self.webs), signal.SIGKILL)

    async def end(self, dice: random.Random) -> None:
        await self._again(dice.choice(self.webs), signal.SIGTERM)

    async def _again(self, web: Process, how: signal.Signals) -> None:
        await asyncio.to_thread(web.end, how)
        web.start()
        await answering(web.port)

    async def restart_redis(self, dice: random.Random) -> None:
        if self.redis is not None:
            await asyncio.to_thread(self.redis.end, signal.SIGKILL)
            await asyncio.sleep(dice.uniform(0.5, 5))
            self.redis.start()

    async def take_database(self, dice: random.Random) -> None:
        if self.database is not None:
            await self.database.cut()
            await asyncio.sleep(self.away_seconds)
            await self.database.open()
