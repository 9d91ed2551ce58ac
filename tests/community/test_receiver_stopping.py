"""Stopping the receiver never waits for a mail that does not come to an end."""

import asyncio
import threading
from types import SimpleNamespace

from community.replying import receiver as receiving
from community.replying.receiver import WORKERS, Receiver


def test_closing_does_not_wait_for_workers_that_are_stuck(monkeypatch):
    monkeypatch.setattr(receiving, "STOP_SECONDS", 0.05)
    monkeypatch.setattr(receiving, "close_old_connections", lambda: None)
    free = threading.Event()
    receiver = Receiver(take=lambda raw, **envelope: free.wait(20))
    mail = SimpleNamespace(content=b"Words", mail_from="mara@example.org", rcpt_tos=["x@reply.example.org"])

    async def stop_under_way():
        waiting = [asyncio.create_task(receiver.handle_DATA(None, None, mail)) for _each in range(WORKERS)]
        await asyncio.sleep(0.05)
        closing = asyncio.create_task(receiver.close())
        done, _late = await asyncio.wait({closing}, timeout=5)
        free.set()
        await asyncio.gather(*waiting)
        return done == {closing}

    try:
        assert asyncio.run(stop_under_way())
    finally:
        free.set()
