"""One WebSocket with its limits: frames in, frames out, an end with a code.

A foreign origin is refused before the handshake; everything else is accepted first and closed with its
code afterwards, since a browser never sees the code of a refused handshake.
"""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable, Generator
from enum import IntEnum
from types import coroutine
from typing import Any, Final

from django.db import OperationalError
from django.utils.translation import activate
from django.utils.translation import gettext as _

from portal.realtime.limits import allowance_of, may_connect
from portal.realtime.origin import is_same_origin
from portal.realtime.people import Caller, caller_of, language_of_handshake, session_key_of
from portal.realtime.threads import DOOR, in_database

ASGIReceive = Callable[[], Awaitable[dict[str, Any]]]
ASGISend = Callable[[dict[str, Any]], Awaitable[None]]
Scope = dict[str, Any]
Steps = Generator[Any, None, None]

# 4,000 characters of any script, of up to four bytes each, with what stands around them.
MOST_BYTES: Final = 16 * 1024
MOST_WAITING: Final = 1500
SEND_SECONDS: Final = 10
CLOSE_SECONDS: Final = 2
MOST_BAD_FRAMES: Final = 5
OLDEST_SECONDS: Final = 8 * 60 * 60
# A peer that is gone; uvicorn raises a RuntimeError for a socket that is already closing.
GONE: Final = (OSError, RuntimeError)
SECOND_LOOK_SECONDS: Final = 0.7  # after a hint about somebody's own standing


class Close(IntEnum):
    """Why a socket ends."""

    BAD_FRAMES = 1008
    NOT_SIGNED_IN = 4401
    NO_LONGER_ALLOWED = 4403
    NOT_FOUND = 4404
    CONNECT_AGAIN = 4408
    TOO_FAST = 4429


class Code:
    """What was wrong with one frame."""

    TOO_LONG = "too_long"
    TOO_FAST = "too_fast"
    NOT_ALLOWED = "not_allowed"
    ROOM_CLOSED = "room_closed"
    BAD_FRAME = "bad_frame"
    NOT_FOUND = "not_found"


class ClosingError(Exception):
    """Raised by a handler: end the socket with ``code``."""

    def __init__(self, code: Close) -> None:
        super().__init__(code)
        self.code = code


def encode(frame: dict[str, Any]) -> str:
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))


@coroutine
def rest_of(sending: Steps, waited_for: Any) -> Steps:
    """What is left of an awaitable whose first step gave ``waited_for``."""
    try:
        while True:
            try:
                yield waited_for
            except BaseException as error:  # noqa: BLE001  (handed on, whatever it is)
                waited_for = sending.throw(error)
            else:
                waited_for = next(sending)
    except StopIteration:
        return


class Socket:
    """An accepted WebSocket. All methods are called on its event loop; only ``talk`` waits."""

    def __init__(self, receive: ASGIReceive, send: ASGISend, caller: Caller | None = None) -> None:
        self.let_in(caller)
        self._receive = receive
        self._send = send
        self._waiting: deque[str] = deque()
        self._writer: asyncio.Task[None] | None = None
        self._end: asyncio.Future[Close] = asyncio.get_running_loop().create_future()
        self._bad = 0

    def let_in(self, caller: Caller | None) -> None:
        """From now on it counts as the socket of ``caller``; until then as a visitor's."""
        self.caller = caller
        self.allowance = allowance_of(caller.user_id if caller else None)

    def push(self, text: str) -> None:
        """Send in order, without waiting; a peer that takes nothing is told to connect again."""
        if self._end.done():
            return
        if len(self._waiting) >= MOST_WAITING:
            self.close(Close.CONNECT_AGAIN)
            return
        if self._writer is None:
            self._send_at_once(text)
        else:
            self._waiting.append(text)

    def close(self, code: Close) -> None:
        """End soon. What still waits is not sent: after access has ended nothing may go out."""
        if not self._end.done():
            if code in {Close.NOT_SIGNED_IN, Close.NO_LONGER_ALLOWED, Close.NOT_FOUND}:
                self._waiting.clear()
            self._end.set_result(code)

    def error(self, code: str, detail: Any, *, client_id: Any = None, **more: Any) -> None:
        told = str(client_id) if client_id is not None else None
        self.push(encode({"type": "error", "client_id": told, "code": code, "detail": str(detail), **more}))

    def bad_frame(self, code: str, detail: Any) -> None:
        """Answer a frame that makes no sense; the fifth ends the socket."""
        self.error(code, detail)
        self._bad += 1
        if self._bad >= MOST_BAD_FRAMES:
            self.close(Close.BAD_FRAMES)

    async def talk(self, hear: Callable[[str], Awaitable[None]]) -> None:
        """Hear frames one after another until the peer leaves or somebody closes.

        A frame is taken from the line only when the one before has been dealt with.
        """
        hearing = asyncio.get_running_loop().create_task(self._hear(hear))
        try:
            either: set[asyncio.Future[Any]] = {hearing, self._end}
            await asyncio.wait(either, timeout=OLDEST_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            if not hearing.done():
                self.close(Close.CONNECT_AGAIN)  # only when it is merely too old: a set end stays
        finally:
            hearing.cancel()
            await asyncio.wait({hearing})
        if not hearing.cancelled():
            hearing.result()

    async def _hear(self, hear: Callable[[str], Awaitable[None]]) -> None:
        while True:
            message = await self._receive()
            if message["type"] == "websocket.disconnect":
                return
            text = message.get("text")
            if not self.allowance.frames.take():
                self.too_fast()
            elif text is None:
                self.bad_frame(Code.BAD_FRAME, _("Frames are text."))
            elif len(text) > MOST_BYTES or len(text.encode()) > MOST_BYTES:
                self.bad_frame(Code.TOO_LONG, _("This is too long to be sent at once."))
            else:
                await hear(text)

    def too_fast(self, client_id: Any = None) -> None:
        """Say so; who goes on all the same is shown the door."""
        if self.allowance.patience.take():
            self.error(Code.TOO_FAST, _("Too fast. Wait a moment."), client_id=client_id)
        else:
            self.close(Close.TOO_FAST)

    def _send_at_once(self, text: str) -> None:
        """Hand ``text`` to the transport, which nearly always takes it without waiting.

        Only when the peer is slow does a task wait for the rest: a task and a timer for each of hundreds of
        sockets would cost more than the sending.
        """
        sending = self._send({"type": "websocket.send", "text": text}).__await__()
        try:
            waited_for = next(sending)
        except StopIteration:
            return
        except GONE:
            return  # the peer is gone; ``_hear`` learns it too
        self._writer = asyncio.get_running_loop().create_task(self._write(sending, waited_for))

    async def _write(self, sending: Steps, waited_for: Any) -> None:
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await rest_of(sending, waited_for)
            while self._waiting:
                async with asyncio.timeout(SEND_SECONDS):
                    await self._send({"type": "websocket.send", "text": self._waiting.popleft()})
        except TimeoutError:
            self._waiting.clear()
            self.close(Close.CONNECT_AGAIN)
        except GONE:
            self._waiting.clear()  # the peer is gone; ``_hear`` learns it too
        finally:
            self._writer = None

    async def finish(self) -> None:
        """Send what still may go and the close frame, if there is anybody left to read them."""
        if self._writer is not None:
            await asyncio.wait({self._writer}, timeout=CLOSE_SECONDS)
        if self._writer is not None:
            self._writer.cancel()
        if self._end.done():
            try:
                async with asyncio.timeout(CLOSE_SECONDS):
                    await self._send({"type": "websocket.close", "code": int(self._end.result())})
            except GONE:  # a TimeoutError is an OSError
                pass
        else:
            self._end.cancel()


Handler = Callable[[Socket, Scope], Awaitable[None]]


Finder = Callable[[Scope], Caller | None]


def at_the_door(
    handler: Handler, otherwise: Finder | None = None
) -> Callable[[Scope, ASGIReceive, ASGISend], Awaitable[None]]:
    """An ASGI application round ``handler``: origin, session, number of sockets, and a close with a code.

    ``otherwise`` says in a database thread who it is when nobody is signed in.
    """

    async def application(scope: Scope, receive: ASGIReceive, send: ASGISend) -> None:
        if (await receive())["type"] != "websocket.connect":
            return
        if not is_same_origin(scope):
            await send({"type": "websocket.close"})
            return
        await send({"type": "websocket.accept"})
        socket = Socket(receive, send)
        try:
            socket.let_in(await in_database(DOOR, _caller, scope, otherwise))
            await _admit(handler, socket, scope)
        except ClosingError as closing:
            socket.close(closing.code)
        except OperationalError:
            socket.close(Close.CONNECT_AGAIN)  # the database is away or too busy
        finally:
            await socket.finish()

    return application


def _caller(scope: Scope, otherwise: Finder | None) -> Caller | None:
    caller = caller_of(session_key_of(scope))
    return otherwise(scope) if caller is None and otherwise is not None else caller


async def _admit(handler: Handler, socket: Socket, scope: Scope) -> None:
    if not may_connect(socket.caller.user_id if socket.caller else None):
        raise ClosingError(Close.TOO_FAST)
    socket.allowance.sockets += 1
    activate(language_of_handshake(scope, socket.caller))  # for this socket's task and what it begins
    try:
        await handler(socket, scope)
    finally:
        socket.allowance.sockets -= 1


async def refuse(scope: Scope, receive: ASGIReceive, send: ASGISend) -> None:
    """For addresses where there is no socket."""
    await send({"type": "websocket.close"})
