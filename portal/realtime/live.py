"""Names of changes for ordinary pages: ``/ws/live/?keys=topic:12,board:3``.

An app registers, when it starts, who may follow its kind of key::

    live.register("topic", lambda user, pk: Topic.objects.visible_to(user).filter(pk=pk).exists())

A page hears ``{"type": "hello"}`` as soon as its keys are followed, and then ``{"type": "changed", "key":
"topic:12"}``; what changed it fetches over HTTP, where permissions hold. With ``&since=<seconds>``, the time
at which it was asked for, it hears after the greeting, with ``"late": true``, what changed while it was on
its way. Keys that are unknown, or that the reader may not follow, are dropped without a word, so that nobody
learns what exists. Who may follow is asked again at every tick, whenever the reader's own standing changes,
and when the visibility of any space does.
"""

import asyncio
import logging
import random
import re
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final
from urllib.parse import parse_qs

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from portal.realtime.hints import EVERYBODY, keys_hinted_since, standing_key
from portal.realtime.listener import listener
from portal.realtime.people import Caller, reading_as, still_signed_in
from portal.realtime.socket import SECOND_LOOK_SECONDS, Close, Code, Scope, Socket, at_the_door, encode
from portal.realtime.threads import DOOR, in_database

MayFollow = Callable[[Any, int], bool]

logger = logging.getLogger(__name__)

MOST_KEYS: Final = 20
RECHECK_SPREAD_SECONDS: Final = 3
ALL_RECHECKED_SECONDS: Final = 0.5
_KEY = re.compile(r"[a-z]{1,20}:[0-9]{1,18}")
_MOMENT = re.compile(r"[0-9]{1,11}(\.[0-9]{1,6})?")

_kinds: dict[str, MayFollow] = {}


def register(kind: str, may_follow: MayFollow) -> None:
    """``may_follow(user, id)`` runs in the reader's scope; ``user`` may be anonymous."""
    _kinds[kind] = may_follow


def keys_in(query: str) -> list[str]:
    """The well-formed keys of a query string, each once, at most ``MOST_KEYS``."""
    asked = ",".join(parse_qs(query).get("keys", [])).split(",")
    return [key for key in dict.fromkeys(asked) if _KEY.fullmatch(key)][:MOST_KEYS]


def moment_in(query: str) -> datetime | None:
    """When the page says that it was asked for; None when it says nothing that makes sense."""
    said = parse_qs(query).get("since", [""])[0]
    return datetime.fromtimestamp(float(said), tz=UTC) if _MOMENT.fullmatch(said) else None


def followable(caller: Caller | None, keys: Collection[str]) -> set[str] | None:
    """Those of ``keys`` that the caller may follow now; None when they are no longer signed in."""
    if caller is not None and not still_signed_in([caller]):
        return None
    user = caller.user if caller else AnonymousUser()
    with reading_as(user):
        parts = ((key, *key.split(":")) for key in keys)
        return {key for key, kind, pk in parts if kind in _kinds and _kinds[kind](user, int(pk))}


class Page:
    """One open page: a follower of its keys and, for who is signed in, of their own standing."""

    def __init__(self, socket: Socket, keys: set[str]) -> None:
        self.socket = socket
        self.keys = keys
        self.own_key = standing_key(socket.caller.user_id) if socket.caller else ""
        self._checking: asyncio.Task[None] | None = None

    @property
    def followed(self) -> set[str]:
        return self.keys | {EVERYBODY} | ({self.own_key} if self.own_key else set())

    def hinted(self, key: str) -> None:
        if key == self.own_key:
            # Signing out says so just before the session ends: look a second time when that is done.
            self._check(0, SECOND_LOOK_SECONDS)
        if key == EVERYBODY:
            self._check(random.uniform(0, ALL_RECHECKED_SECONDS))  # noqa: S311
        if key in self.keys:
            self.socket.push(encode({"type": "changed", "key": key}))

    def told(self, key: str, words: dict[str, Any]) -> None:
        pass  # passing words are for rooms

    def ticked(self) -> None:
        # Spread, so that the rechecks of many pages do not stand before a room's reader all at once.
        self._check(random.uniform(0, RECHECK_SPREAD_SECONDS))  # noqa: S311

    def _check(self, *pauses: float) -> None:
        self.end()
        self._checking = asyncio.get_running_loop().create_task(self._recheck(pauses))
        self._checking.add_done_callback(_report)

    async def _recheck(self, pauses: tuple[float, ...]) -> None:
        for seconds in pauses:
            await asyncio.sleep(seconds)
            still = await in_database(DOOR, followable, self.socket.caller, self.keys)
            if still is None:
                self.socket.close(Close.NOT_SIGNED_IN)
            elif gone := self.keys - still:
                self.keys = still
                await listener().leave(self, *gone)

    def end(self) -> None:
        if self._checking is not None:
            self._checking.cancel()


def _report(task: asyncio.Task[None]) -> None:
    """A check that failed is made again at the next tick; somebody should know."""
    if not task.cancelled() and task.exception() is not None:
        logger.error("page_unchecked", exc_info=task.exception())


async def live(socket: Socket, scope: Scope) -> None:
    query = scope["query_string"].decode("latin-1")
    keys = await in_database(DOOR, followable, socket.caller, keys_in(query))
    page = Page(socket, keys or set())
    try:
        await listener().follow(page, *page.followed)
        socket.push(encode({"type": "hello"}))
        if (since := moment_in(query)) is not None and page.keys:
            for key in await in_database(DOOR, keys_hinted_since, since, page.keys):
                socket.push(encode({"type": "changed", "key": key, "late": True}))
        await socket.talk(partial(_nothing_to_say, socket))
    finally:
        page.end()
        await listener().leave(page, *page.followed)


async def _nothing_to_say(socket: Socket, text: str) -> None:
    socket.bad_frame(Code.BAD_FRAME, _("Nothing is said here; this socket only tells."))


application = at_the_door(live)
