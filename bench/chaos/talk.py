"""One talk from its beginning to the verdict."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.chaos.faults import Faults
from bench.chaos.people import Check, Reader, Talk, Writer, takes_all
from bench.chaos.things import DatabaseLine, Process, answering
from bench.chaos.verdict import Stored, complaints

SETTLING_SECONDS = 45


@dataclass
class Plan:
    """Who talks where, how long, and what breaks meanwhile; ``cookies`` are of writers, then of readers."""

    seed: str
    room: int
    cookies: list[str]
    writers: int
    seconds: float
    webs: list[Process]
    stored: Callable[[], tuple[list[int], list[Stored]]]
    redis: Process | None = None
    database: DatabaseLine | None = None
    away_seconds: float = 3
    number_of_faults: int = 4
    check: Check = takes_all


@dataclass
class Outcome:
    counts: Counter[str]
    wrong: list[str] = field(default_factory=list)


async def run(plan: Plan) -> Outcome:
    """Talk, break, wait until everything has arrived, and compare."""
    if plan.database is not None:
        await plan.database.open()
    for web in plan.webs:
        web.start()
    try:
        await asyncio.gather(*(answering(web.port) for web in plan.webs))
        return await _talk(plan)
    finally:
        for web in plan.webs:
            await asyncio.to_thread(web.end)


async def _talk(plan: Plan) -> Outcome:
    counts: Counter[str] = Counter()
    ends = time.monotonic() + plan.seconds
    ports = [web.port for web in plan.webs]
    talk = Talk(plan.room, ports, plan.cookies, ends, counts, check=plan.check)
    writers = [Writer(talk, person, plan.seed) for person in range(plan.writers)]
    readers = [
        Reader(talk, person, plan.seed, is_slow=person % 4 == 0)
        for person in range(plan.writers, len(plan.cookies))
    ]
    last: list[int] = []
    give_up = ends + SETTLING_SECONDS

    def is_read(reader: Reader) -> bool:
        return time.monotonic() > give_up or (bool(last) and reader.seq >= last[0])

    reading = [
        asyncio.create_task(reader.read(lambda reader=reader: is_read(reader)))  # type: ignore[misc]
        for reader in readers
    ]
    faults = Faults(plan.webs, plan.redis, plan.database, plan.away_seconds, counts)
    breaking = faults.run(random.Random(f"{plan.seed} faults"), plan.seconds, plan.number_of_faults)
    await asyncio.gather(breaking, *(writer.write(give_up) for writer in writers))
    # A frame on its way when its writer left may still be stored: look when that is done.
    await asyncio.sleep(2)
    seqs, stored = await asyncio.to_thread(plan.stored)
    last.append(len(seqs))
    await asyncio.gather(*reading)
    counts.update(
        {
            "messages sent": sum(len(writer.sent) for writer in writers),
            "messages acknowledged": sum(len(writer.acknowledged) for writer in writers),
            "messages stored": len(stored),
            "numbers taken": len(seqs),
        }
    )
    died = [f"the process at {web.port} died by itself" for web in plan.webs if web.has_died]
    return Outcome(counts, [*died, *talk.wrong, *complaints(seqs, stored, writers, readers)])
