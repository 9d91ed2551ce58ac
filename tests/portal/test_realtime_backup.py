"""Without an answer from Redis the table of hints is read, from the last moment that was sure."""

import asyncio
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from portal.models import Hint
from portal.realtime import backup, threads
from portal.realtime.backup import Backup
from portal.realtime.hints import last_hint
from portal.realtime.threads import Outage


class Table:
    """Counts how often it is read; the database does not answer ``failing`` times."""

    def __init__(self, failing=0):
        self.since = None
        self.reads = 0
        self.failing = failing

    async def start(self, since):
        if self.failing:
            self.failing -= 1
            raise OperationalError("away")
        self.since = since

    async def read(self):
        self.reads += 1


class Redis:
    """Answers each probe, as long as it is there."""

    def __init__(self):
        self.is_there = True
        self.probes = 0
        self.watch = None

    async def probe(self):
        self.probes += 1
        if self.is_there:
            self.watch.answered()


@pytest.fixture
def quick(monkeypatch, settings):
    monkeypatch.setattr(backup, "PROBE_SECONDS", 0.02)
    settings.HINT_POLL_SECONDS = 0.01


async def until(fact):
    async with asyncio.timeout(5):
        while not fact():  # noqa: ASYNC110  (the fact is no event)
            await asyncio.sleep(0.005)


@pytest.mark.asyncio
@pytest.mark.parametrize("failing", [0, 2])
async def test_the_table_is_read_while_redis_is_away_and_only_then(quick, failing):
    redis, table = Redis(), Table(failing)
    redis.watch = watch = Backup(redis.probe, table)
    began = timezone.now()
    keeping = asyncio.create_task(watch.keep())
    try:
        await until(lambda: redis.probes >= 3)
        before = (watch.is_reading, table.reads)
        redis.is_there = False
        await until(lambda: table.reads >= 3)
        while_away = watch.is_reading
        redis.is_there = True
        await until(lambda: not watch.is_reading)
        reads = table.reads
        await asyncio.sleep(0.1)
        afterwards = (watch.is_reading, table.reads)
    finally:
        keeping.cancel()

    assert before == (False, 0)
    assert while_away is True
    assert afterwards == (False, reads)
    assert began - timedelta(seconds=16) < table.since < timezone.now() - timedelta(seconds=14)


def test_the_table_can_be_read_from_a_moment_on(db):
    old, new = Hint.objects.create(key="room:1"), Hint.objects.create(key="room:2")
    Hint.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(minutes=1))

    assert last_hint() == new.pk
    assert last_hint(timezone.now() - timedelta(seconds=30)) == old.pk
    assert last_hint(timezone.now() - timedelta(minutes=5)) == 0


class LostError(Exception):
    """What the driver raises; a statement's own mistake has another state than a lost connection."""

    def __init__(self, sqlstate):
        self.sqlstate = sqlstate


def failed(sqlstate):
    error = OperationalError("failed")
    error.__cause__ = LostError(sqlstate)
    return error


@pytest.mark.parametrize(
    ("sqlstate", "is_away"),
    [(None, True), ("08006", True), ("57P01", True), ("53300", True), ("40P01", False), ("55P03", False)],
)
def test_only_a_database_that_is_away_makes_the_next_call_fail_at_once(sqlstate, is_away):
    outage = Outage()
    outage.check()
    outage.met(failed(sqlstate))

    if is_away:
        with pytest.raises(OperationalError):
            outage.check()
    else:
        outage.check()


def test_one_call_a_second_looks_whether_it_is_back(monkeypatch):
    now = 100.0
    monkeypatch.setattr(threads.time, "monotonic", lambda: now)
    outage = Outage()
    outage.met(failed(None))
    now += 1.5

    outage.check()  # this one looks
    with pytest.raises(OperationalError):
        outage.check()
    outage.over()
    outage.check()
