"""``/ws/rooms/<id>/?after=<seq>``: one socket in a room."""

import logging
import time
from collections import Counter
from typing import Any, Final
from urllib.parse import parse_qs

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext as _
from pydantic import ValidationError

from portal.addresses import number_of
from portal.operations import AccessDeniedError, OperationRefusedError
from portal.realtime.hints import standing_key
from portal.realtime.listener import listener
from portal.realtime.people import Caller
from portal.realtime.socket import Close, ClosingError, Code, Scope, Socket, at_the_door, encode
from portal.realtime.threads import DOOR, WRITE, in_database
from rooms.live import acting, frames
from rooms.live.heard import HEARD, Edit, Post, React, Remove, Seen, Typing
from rooms.live.hub import RoomHub
from rooms.live.reading import Entry, enter_room
from rooms.live.seen import saw
from rooms.live.visitors import guest_caller
from rooms.operations import (
    ChangedMeanwhileError,
    MessageTooLongError,
    RoomClosedError,
    TooManyReactionsError,
)

logger = logging.getLogger(__name__)

TYPING_SECONDS: Final = 2

_hubs: dict[int, RoomHub] = {}


def hub_of(room_id: int, space_id: int) -> RoomHub:
    """The room's hub in this process; where nobody is in the room, one that only passes words on."""
    return _hubs.get(room_id) or RoomHub(room_id, space_id)


def forget_rooms() -> None:
    """Begin anew, for servers that share a process one after another."""
    _hubs.clear()


class RoomSocket:
    """A guest of a room: hears their frames, and is handed the room's."""

    def __init__(self, socket: Socket, caller: Caller, room_id: int) -> None:
        self.socket = socket
        self.caller = caller
        self.room_id = room_id
        self.space_id = 0
        self.seq = 0
        self.sees_people = False
        self.runs = False
        self.joined_seq = 0
        self.hub: RoomHub | None = None
        self.typed_at = 0.0

    async def come_in(self, after: int | None) -> None:
        """Say hello, give what is later than ``after``, and go on live: nothing lost or doubled between.

        Raises:
            ClosingError: there is no such room for them.
        """
        entry = await self._entry(after)
        if entry.joined_seq is None:
            await in_database(WRITE, acting.be_let_in, self.caller, self.room_id, entry.room.space_id)
            entry = await self._entry(after)
        self.space_id = entry.room.space_id
        self.hub = _hubs.setdefault(self.room_id, RoomHub(self.room_id, self.space_id))
        self.sees_people, self.runs = entry.sees_people, entry.runs
        self.joined_seq = entry.joined_seq or 0
        here = self.hub.people | {self.caller.user_id: self.caller.user.name}
        present = frames.present(here, only=None if entry.sees_people else self.caller.user_id)
        self.socket.push(frames.hello(entry.room, self.caller.user, entry.role, present))
        self._take(entry)
        self.hub.coming[self.caller.user_id] += 1
        try:
            await listener().follow(self.hub, *self._keys)
            while self.hub.seq is not None and self.seq < self.hub.seq:
                self._take(await self._entry(self.seq))
            self.hub.join(self)
        finally:
            self.hub.coming -= Counter([self.caller.user_id])

    async def go(self) -> None:
        hub = self.hub
        if hub is None:
            return
        hub.part(self)
        user_id = self.caller.user_id
        here = {guest.caller.user_id for guest in hub.guests}
        if user_id not in here and user_id not in hub.coming:
            await listener().leave(hub, standing_key(user_id))
        if hub.is_deserted() and _hubs.get(self.room_id) is hub:
            del _hubs[self.room_id]
            hub.end()
            await hub.tell_nobody_is_here()
            await listener().leave(hub, *self._keys)

    @property
    def _keys(self) -> tuple[str, ...]:
        return f"room:{self.room_id}", f"space:{self.space_id}", standing_key(self.caller.user_id)

    async def _entry(self, after: int | None) -> Entry:
        entry = await in_database(DOOR, enter_room, self.caller, self.room_id, after)
        if entry is None:
            raise ClosingError(Close.NOT_FOUND)
        return entry

    def _take(self, entry: Entry) -> None:
        if entry.reset:
            self.socket.push(encode({"type": "reset", "seq": entry.seq}))
        for _seq, text in entry.frames:
            self.socket.push(text)
        self.seq = entry.seq

    # Hearing -------------------------------------------------------------------------------------
    async def hear(self, text: str) -> None:
        try:
            frame = HEARD.validate_json(text)
        except ValidationError:
            self.socket.bad_frame(Code.BAD_FRAME, _("This is not a frame of this room."))
            return
        match frame:
            case Typing():
                self._typing()
            case Seen() if self.caller.user_id < 0:
                pass  # guests have no lists in which anything could be unread
            case Seen():
                saw(self.room_id, self.space_id, self.caller.user_id, frame.seq)
            case Post():
                await self._guarded(frame, self._post(frame))
            case Edit() | Remove() | React():
                await self._guarded(frame, self._change(frame))

    def _typing(self) -> None:
        now = time.monotonic()
        if self.hub is not None and now - self.typed_at >= TYPING_SECONDS:
            self.typed_at = now
            self.hub.tell_typing(frames.caller_frame(self.caller))

    async def _post(self, frame: Post) -> None:
        """Store and acknowledge; a message sent again costs nothing."""
        posts = self.socket.allowance.posts
        taken = posts.take()
        if not taken and not await in_database(
            DOOR, acting.was_said, self.caller, self.room_id, self.space_id, frame.client_id
        ):
            self.socket.too_fast(frame.client_id)
            return
        message = await in_database(WRITE, acting.say, self.caller, self.room_id, self.space_id, frame)
        if taken and message.is_repeat:
            posts.give_back()
        self.socket.push(
            encode({"type": "ack", "client_id": str(frame.client_id), "seq": message.seq, "id": message.pk})
        )

    async def _change(self, frame: Edit | Remove | React) -> None:
        if not self.socket.allowance.posts.take():
            self.socket.too_fast()
            return
        if isinstance(frame, Edit):
            await in_database(WRITE, acting.edit, self.caller, self.room_id, self.space_id, frame)
        elif isinstance(frame, React):
            await in_database(WRITE, acting.react, self.caller, self.room_id, self.space_id, frame)
        else:
            await in_database(WRITE, acting.remove, self.caller, self.room_id, self.space_id, frame)

    async def _guarded(self, frame: Post | Edit | Remove | React, deed: Any) -> None:
        """Tell refusals to the one who asked, under the name that they gave or the message they meant."""
        try:
            await deed
        except RoomClosedError as refusal:
            self._refuse(frame, Code.ROOM_CLOSED, refusal)
        except MessageTooLongError as refusal:
            self._refuse(frame, Code.TOO_LONG, refusal)
        except ChangedMeanwhileError as refusal:
            self._refuse(frame, Code.CONFLICT, refusal)
        except TooManyReactionsError as refusal:
            self._refuse(frame, Code.TOO_FAST, refusal)
        except OperationRefusedError as refusal:
            self._refuse(frame, Code.BAD_FRAME, refusal)
        except acting.MessageNotFoundError:
            self._refuse(frame, Code.NOT_FOUND, _("This message is not there any more."))
        except AccessDeniedError:
            self._refuse(frame, Code.NOT_ALLOWED, _("You may read here, but not do that."))
        except (OperationalError, InterfaceError):
            logger.exception("room_unwritten", extra={"room_id": self.room_id})
            self._not_now(frame)

    def _not_now(self, frame: Post | Edit | Remove | React) -> None:
        """The database is away. It may have stored the frame all the same, before the line to it broke."""
        if self.hub is not None:
            self.hub.hinted(self.hub.key)
        self._refuse(frame, Code.TRY_LATER, _("The server cannot write at the moment. Try again soon."))

    def _refuse(self, frame: Post | Edit | Remove | React, code: str, detail: Any) -> None:
        if isinstance(frame, Post):
            self.socket.error(code, detail, client_id=frame.client_id)
        else:
            self.socket.error(code, detail, id=frame.id)


def number_in(query: str) -> int | None:
    """``after`` of a query string; nothing when it is missing or no number."""
    return number_of(parse_qs(query).get("after", [""])[-1])


async def room(socket: Socket, scope: Scope) -> None:
    if socket.caller is None:
        raise ClosingError(Close.NOT_SIGNED_IN)
    guest = RoomSocket(socket, socket.caller, scope["url_route"]["kwargs"]["room_id"])
    try:
        await guest.come_in(number_in(scope["query_string"].decode("latin-1")))
        await socket.talk(guest.hear)
    finally:
        await guest.go()


application = at_the_door(room, otherwise=guest_caller)
