"""Questions over plain HTTP at the door that sockets use: same session, same origin, same limits.

Not views of Django's: those stand behind middleware that holds a thread, and a database connection, for as
long as a question waits.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qs

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http.request import split_domain_port, validate_host
from django.utils.translation import activate

from portal.realtime.origin import header, is_same_origin
from portal.realtime.people import Caller, caller_of, language_of_handshake, session_key_of
from portal.realtime.socket import MOST_BYTES, ASGIReceive, ASGISend, Close, ClosingError, Scope
from portal.realtime.threads import DOOR, in_database

METHODS: Final = {"GET", "POST"}
_STATUS: Final = {
    Close.BAD_FRAMES: 400,
    Close.NOT_SIGNED_IN: 401,
    Close.NO_LONGER_ALLOWED: 403,
    Close.NOT_FOUND: 404,
    Close.CONNECT_AGAIN: 503,
    Close.TOO_FAST: 429,
}
_HEADERS: Final = [
    (b"content-type", b"application/json; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
]


@dataclass(frozen=True)
class Question:
    """What somebody asks. ``body`` is cut after ``MOST_BYTES`` + 1; ``gone`` ends when they have left."""

    caller: Caller
    method: str
    place: dict[str, Any]
    query: dict[str, str]
    body: bytes
    gone: "asyncio.Future[None]"


Answer = dict[str, Any]
Handler = Callable[[Question], Awaitable[Answer]]


def at_the_desk(handler: Handler) -> Callable[[Scope, ASGIReceive, ASGISend], Awaitable[None]]:
    """An ASGI application round ``handler``, whose answers are JSON; an end is ``{"close": code}``."""

    async def application(scope: Scope, receive: ASGIReceive, send: ASGISend) -> None:
        if scope["method"] not in METHODS:
            await _answer(send, 405, {"close": Close.BAD_FRAMES})
            return
        if not _is_from_here(scope):
            await _answer(send, 403, {"close": Close.NO_LONGER_ALLOWED})
            return
        body = await _body(receive)
        gone = asyncio.get_running_loop().create_task(_left(receive))
        try:
            answer = await _answered(handler, scope, body, gone)
            await _answer(send, _STATUS[answer["close"]] if "close" in answer else 200, answer)
        except OSError:
            pass  # they are gone
        finally:
            gone.cancel()

    return application


async def _answered(handler: Handler, scope: Scope, body: bytes, gone: Any) -> Answer:
    try:
        caller = await in_database(DOOR, caller_of, session_key_of(scope))
        if caller is None:
            return {"close": Close.NOT_SIGNED_IN}
        activate(language_of_handshake(scope, caller))
        query = parse_qs(scope["query_string"].decode("latin-1"))
        asked = {name: values[-1] for name, values in query.items()}
        place = scope["url_route"]["kwargs"]
        return await handler(Question(caller, scope["method"], place, asked, body, gone))
    except ClosingError as closing:
        return {"close": closing.code}
    except (OperationalError, InterfaceError):
        return {"close": Close.CONNECT_AGAIN}  # the database is away or too busy


def _is_from_here(scope: Scope) -> bool:
    """Browsers name the origin with every POST, and say of a GET whether one of our pages asks."""
    if header(scope, b"origin") or scope["method"] != "GET":
        return is_same_origin(scope)
    domain, _port = split_domain_port(header(scope, b"host"))
    is_ours = bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
    return is_ours and header(scope, b"sec-fetch-site") in {"", "same-origin"}


async def _body(receive: ASGIReceive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body") or len(body) > MOST_BYTES:
            return body[: MOST_BYTES + 1]


async def _left(receive: ASGIReceive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _answer(send: ASGISend, status: int, answer: Answer) -> None:
    body = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
    headers = [*_HEADERS, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
