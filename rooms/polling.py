"""``GET`` and ``POST …/rooms/<id>/line/``: the room's line without sockets.

Schools close their networks to WebSockets. The same frames, numbers, rights, limits and reasons to end go
over plain requests here: a ``GET`` waits until there is something later than ``after``, a ``POST`` says one
frame and brings back what the server answers to it.
"""

import asyncio
import json
from typing import Any, Final

from django.utils.translation import gettext as _

from portal.addresses import number_of
from portal.realtime.asking import Answer, Question, at_the_desk
from portal.realtime.limits import may_connect
from portal.realtime.mailbox import Mailbox
from portal.realtime.people import Caller
from portal.realtime.socket import MOST_BYTES, Close, ClosingError, Code
from portal.realtime.threads import DOOR, in_database
from rooms.consumers import RoomSocket, hub_of
from rooms.live.reading import place_of

LONGEST_WAIT: Final = 25.0  # seconds
LINGER_SECONDS: Final = 10.0
GATHER_SECONDS: Final = 0.03
LONGEST_NAME: Final = 40

Key = tuple[int, str, str]
_seats: dict[Key, "Seat"] = {}
_leaving: set[asyncio.Task[None]] = set()
_typed_at: dict[tuple[str, int], float] = {}  # when they typed last, by session and room
MOST_TYPED: Final = 1000


class Seat:
    """Somebody's place in a room, kept from one question to the next.

    Without it people would come and go with every question, and what only passes by would be lost between
    two. ``given`` is the last number that they were handed: who asks for another one has missed something.
    """

    def __init__(self, caller: Caller, room_id: int, key: Key | None) -> None:
        self.box = Mailbox(caller)
        self.guest = RoomSocket(self.box, caller, room_id)
        self.key = key
        self.given = 0
        self._turn = 0
        self._has_left = False
        self._timer: asyncio.TimerHandle | None = None

    async def take(self, after: int | None) -> None:
        """Come in as a socket does, and count as one."""
        self.box.allowance.sockets += 1
        try:
            await self.guest.come_in(after)
        except BaseException:
            self.leave()
            raise
        if self.key is not None:
            _seats[self.key] = self

    def leave(self) -> None:
        """Go now; a question that still waits is answered: ask again."""
        if self._has_left:
            return
        self._has_left = True
        if self._timer is not None:
            self._timer.cancel()
        if self.key is not None and _seats.get(self.key) is self:
            del _seats[self.key]
        self.box.allowance.sockets -= 1
        self.box.close(Close.CONNECT_AGAIN)
        task = asyncio.get_running_loop().create_task(self.guest.go())
        _leaving.add(task)
        task.add_done_callback(_leaving.discard)

    async def next(self, wait: float, gone: "asyncio.Future[None]") -> Answer:
        """What has come for them, waited for; the later of two questions gets it."""
        if self._timer is not None:
            self._timer.cancel()
        self._turn += 1
        turn = self._turn
        self.box.news.set()  # whoever waited before has been left
        self.box.news = asyncio.Event()
        if self.box.is_empty and self.box.ended is None:
            await self._wait(wait, gone)
        if turn != self._turn:
            return {"frames": [], "seq": self.given}
        if self.box.ended is not None:
            self.leave()
            return {"close": self.box.ended}
        frames = [] if gone.done() else self.box.take()
        self.given = self.guest.seq if frames else self.given
        self._linger()
        return {"frames": [json.loads(text) for text in frames], "seq": self.given}

    async def _wait(self, wait: float, gone: "asyncio.Future[None]") -> None:
        news: asyncio.Future[Any] = asyncio.get_running_loop().create_task(self.box.news.wait())
        try:
            await asyncio.wait((news, gone), timeout=wait, return_when=asyncio.FIRST_COMPLETED)
        finally:
            news.cancel()
        if self.box.ended is None and not self.box.is_empty:
            await asyncio.sleep(GATHER_SECONDS)  # what comes together goes together

    def _linger(self) -> None:
        if self.key is None:
            self.leave()
        else:
            self._timer = asyncio.get_running_loop().call_later(LINGER_SECONDS, self.leave)


async def line(asked: Question) -> Answer:
    if asked.query.get("me", str(asked.caller.user_id)) != str(asked.caller.user_id):
        raise ClosingError(Close.NOT_SIGNED_IN)  # somebody else has signed in since that page was made
    room_id = asked.place["pk"]
    space_id = await in_database(DOOR, place_of, asked.caller, room_id, asked.place["slug"])
    if space_id is None:
        raise ClosingError(Close.NOT_FOUND)
    if asked.method == "POST":
        return await _say(asked, room_id, space_id)
    return await _listen(asked, room_id)


async def _listen(asked: Question, room_id: int) -> Answer:
    after = number_of(asked.query.get("after", ""))
    wait = number_of(asked.query.get("wait", ""))
    name = asked.query.get("line", "")[:LONGEST_NAME]
    key = (room_id, asked.caller.session_key, name) if name else None
    seat = _seats.get(key) if key is not None else None
    if seat is not None and (seat.given != after or seat.box.ended is not None):
        seat.leave()
        seat = None
    if seat is None:
        if not may_connect(asked.caller.user_id):
            raise ClosingError(Close.TOO_FAST)
        seat = Seat(asked.caller, room_id, key)
        await seat.take(after)
    return await seat.next(min(LONGEST_WAIT if wait is None else wait, LONGEST_WAIT), asked.gone)


async def _say(asked: Question, room_id: int, space_id: int) -> Answer:
    """Hear one frame as a socket would; what it is answered comes back at once."""
    box = Mailbox(asked.caller)
    guest = RoomSocket(box, asked.caller, room_id)
    guest.space_id, guest.hub = space_id, hub_of(room_id, space_id)
    typed = (asked.caller.session_key, room_id)
    guest.typed_at = _typed_at.pop(typed, 0.0)
    if not box.allowance.frames.take():
        box.too_fast()
    elif len(asked.body) > MOST_BYTES:
        box.bad_frame(Code.TOO_LONG, _("This is too long to be sent at once."))
    else:
        await guest.hear(asked.body.decode("utf-8", "replace"))
    if len(_typed_at) >= MOST_TYPED:
        _typed_at.clear()
    _typed_at[typed] = guest.typed_at
    if box.ended is not None:
        return {"close": box.ended}
    frames: list[Any] = [json.loads(text) for text in box.take()]
    return {"frames": frames}


application = at_the_desk(line)
