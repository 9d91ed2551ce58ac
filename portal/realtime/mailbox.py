"""Where frames wait for somebody who fetches them, instead of going out over a socket."""

import asyncio
from typing import Any

from portal.realtime.people import Caller
from portal.realtime.socket import Close, Socket


async def _nowhere(message: Any = None) -> Any:
    raise AssertionError("a mailbox has no line of its own")


class Mailbox(Socket):
    """A socket whose frames are collected; ``news`` is set when there is something, or an end."""

    def __init__(self, caller: Caller) -> None:
        super().__init__(_nowhere, _nowhere, caller)
        self.news = asyncio.Event()

    @property
    def ended(self) -> Close | None:
        return self._end.result() if self._end.done() else None

    @property
    def is_empty(self) -> bool:
        return not self._waiting

    def close(self, code: Close) -> None:
        super().close(code)
        self.news.set()

    def take(self) -> list[str]:
        """What has come since the last time, in order."""
        taken = list(self._waiting)
        self._waiting.clear()
        self.news.clear()
        return taken

    def _send_at_once(self, text: str) -> None:
        self._waiting.append(text)
        self.news.set()
