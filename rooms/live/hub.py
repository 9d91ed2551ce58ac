"""The one reader of a room in this process.

It reads new events once, whatever the number of its people, learns which of them may still read, and hands
the encoded frames out from memory. People of other processes are known by what those tell: each process
says who is with it when that changes and at every tick, and is forgotten after three ticks of silence.
Without Redis nothing is told between processes, and each counts its own people.
"""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Collection
from functools import partial
from typing import Any, Final, Protocol

from django.conf import settings
from django.db import Error as AnyDatabaseError

from portal.realtime.listener import PROCESS, listener
from portal.realtime.people import Caller
from portal.realtime.socket import SECOND_LOOK_SECONDS, Close, Socket, encode
from portal.realtime.threads import HUB, in_database
from rooms.live.frames import Sent, present
from rooms.live.reading import News, RoomReader
from rooms.selectors import Reach

logger = logging.getLogger(__name__)

PAUSE_AFTER_FAILURE_SECONDS: Final = 1
TICKS_OF_SILENCE: Final = 3
PRESENCE_SECONDS: Final = 0.4


class Guest(Protocol):
    """A socket in the room; ``seq`` is the last number that it was given.

    ``sees_people``: they are told by name who is here, and not only how many.
    ``runs``: they keep order here. ``joined_seq``: with a hidden history they read what is later.
    """

    socket: Socket
    caller: Caller
    seq: int
    sees_people: bool
    runs: bool
    joined_seq: int


class RoomHub:
    def __init__(self, room_id: int, space_id: int) -> None:
        self.room_id = room_id
        self.space_id = space_id
        self.key = f"room:{room_id}"
        self.seq: int | None = None  # None until the first guest says where to begin
        self.coming: Counter[int] = Counter()  # ids of people whose sockets are on their way in
        self.guests: set[Guest] = set()
        self._statements = RoomReader(room_id, space_id)
        self._elsewhere: dict[str, tuple[float, dict[int, str]]] = {}
        self._wake = asyncio.Event()
        self._reader: asyncio.Task[None] | None = None
        self._passing: set[asyncio.Task[None]] = set()
        self._presence_timer: asyncio.TimerHandle | None = None
        # Frames for who came while they were read, and whose right to them is yet to be asked.
        self._held: list[Sent] = []
        self._asked: frozenset[Caller] | None = None
        self._look_at_people = False  # whether who sees whom may have changed

    # Coming and going ------------------------------------------------------------------------
    def join(self, guest: Guest) -> None:
        """From now on ``guest`` is handed what is later than their number."""
        if self.seq is None:
            self.seq = guest.seq
        self.guests.add(guest)
        self._asked = None
        if self._reader is None:
            self._reader = asyncio.get_running_loop().create_task(self._read_on())
            self._reader.add_done_callback(self._reader_ended)
        self._wake.set()  # hints before this moment were not for them: look once
        self._presence_changed()

    def part(self, guest: Guest) -> None:
        if guest in self.guests:
            self.guests.discard(guest)
            self._asked = None
            self._presence_changed()

    def is_deserted(self) -> bool:
        return not self.guests and not self.coming.total()

    def end(self) -> None:
        for task in (self._reader, *self._passing):
            if task is not None:
                task.cancel()
        if self._presence_timer is not None:
            self._presence_timer.cancel()

    @property
    def people(self) -> dict[int, str]:
        """Everybody who is here, in this process and in those heard of lately."""
        oldest = time.monotonic() - TICKS_OF_SILENCE * settings.ROOM_TICK_SECONDS
        people: dict[int, str] = {}
        for heard_at, there in self._elsewhere.values():
            if heard_at >= oldest:
                people.update(there)
        return people | self._here()

    def _here(self) -> dict[int, str]:
        return {guest.caller.user_id: guest.caller.user.name for guest in self.guests}

    # What the listener says ------------------------------------------------------------------
    def hinted(self, key: str) -> None:
        self._wake.set()
        if key != self.key:
            self._look_at_people = True
            # Signing out says so just before the session ends: look a second time when that is done.
            asyncio.get_running_loop().call_later(SECOND_LOOK_SECONDS, self._wake.set)

    def ticked(self) -> None:
        self._look_at_people = True
        self._wake.set()
        self._pass_on(self._who_is_here())
        # Clients leave a line that is silent for long; people of processes that fell silent are dropped too.
        self._show_presence()

    def told(self, key: str, words: dict[str, Any]) -> None:
        if "typing" in words:
            self._show_typing(words["typing"])
        elif words["process"] != PROCESS:
            there = {int(pk): name for pk, name in words["here"].items()}
            before = self.people
            self._elsewhere[words["process"]] = (time.monotonic(), there)
            if self.people != before:
                self._show_presence()

    # Passing words -----------------------------------------------------------------------------
    async def tell_nobody_is_here(self) -> None:
        """The last of this process has left; without a word the other processes would go on showing them."""
        await listener().tell(self.key, {**self._who_is_here(), "process": PROCESS})

    def tell_typing(self, author: dict[str, Any]) -> None:
        self._pass_on({"typing": author})

    def _who_is_here(self) -> dict[str, Any]:
        """The people of this process; ids as text, since Redis takes no other keys."""
        return {"here": {str(pk): name for pk, name in self._here().items()}}

    def _presence_changed(self) -> None:
        """Tell soon, once for all who come and go together."""
        if self._presence_timer is None:
            loop = asyncio.get_running_loop()
            self._presence_timer = loop.call_later(PRESENCE_SECONDS, self._tell_presence)

    def _tell_presence(self) -> None:
        self._presence_timer = None
        self._pass_on(self._who_is_here())
        self._show_presence()

    def _show_presence(self) -> None:
        here = self.people
        texts: dict[int | None, str] = {}
        for guest in self.guests:
            only = None if guest.sees_people else guest.caller.user_id
            if only not in texts:
                texts[only] = encode({"type": "presence", "present": present(here, only=only)})
            guest.socket.push(texts[only])

    def _pass_on(self, words: dict[str, Any]) -> None:
        told = {**words, "process": PROCESS}
        task = asyncio.get_running_loop().create_task(listener().tell(self.key, told))
        self._passing.add(task)
        task.add_done_callback(self._passing.discard)

    def _show_typing(self, author: dict[str, Any]) -> None:
        """To who sees who is here; the others hear of somebody when they have said something."""
        text = encode({"type": "typing", "author": author})
        person = author["id"] if author["id"] is not None else -author["guest"]
        for guest in self.guests:
            if guest.sees_people and person != guest.caller.user_id:
                guest.socket.push(text)

    def _reader_ended(self, task: asyncio.Task[None]) -> None:
        """A reader ends with its room; one that fails must not leave people waiting for what never comes."""
        if task.cancelled():
            return
        self._reader = None
        logger.error("room_reader_failed", exc_info=task.exception(), extra={"room_id": self.room_id})
        for guest in self.guests:
            guest.socket.close(Close.CONNECT_AGAIN)

    # Reading -------------------------------------------------------------------------------------
    async def _read_on(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                await self._read_once()
            except AnyDatabaseError:
                logger.exception("room_unread", extra={"room_id": self.room_id})
                self._look_at_people = True  # it may have been what could not be read
                await asyncio.sleep(PAUSE_AFTER_FAILURE_SECONDS)
                self._wake.set()

    async def _read_once(self) -> None:
        asked = self._callers()
        people, self._look_at_people = self._look_at_people, False
        read = partial(self._statements.read, self.seq or 0, asked, people=people)
        news = await in_database(HUB, read)
        if news is None:
            for guest in self.guests:
                guest.socket.close(Close.NOT_FOUND)
            return
        self._see(news.see_people, asked, news.keepers)
        self._deliver(news, asked)
        if news.is_more:
            self._wake.set()

    def _callers(self) -> frozenset[Caller]:
        """Everybody who is here: the same set until somebody comes or goes, since hashing hundreds costs."""
        if self._asked is None:
            self._asked = frozenset(guest.caller for guest in self.guests)
        return self._asked

    def _see(
        self, see_people: set[int] | None, asked: Collection[Caller], keepers: Collection[int] = ()
    ) -> None:
        """Take in who sees who is here, and who runs the room; when the first has changed, show it anew."""
        if see_people is None:
            return
        before = [guest.sees_people for guest in self.guests]
        for guest in self.guests:
            if guest.caller in asked:
                guest.sees_people = guest.caller.user_id in see_people
                guest.runs = guest.caller.user_id in keepers
        if [guest.sees_people for guest in self.guests] != before:
            self._show_presence()

    def _deliver(self, news: News, asked: frozenset[Caller]) -> None:
        self.seq = news.seq
        frames = [*self._held, *news.frames]
        came_meanwhile = False
        for guest in self.guests:
            if guest.caller in news.signed_out:
                guest.socket.close(Close.NOT_SIGNED_IN)
            elif guest.caller in news.shut_out:
                guest.socket.close(Close.NO_LONGER_ALLOWED)
            elif guest.caller in asked:
                _hand_to(guest, frames, news.reach)
            else:
                came_meanwhile = True
        self._held = frames if came_meanwhile else []
        if came_meanwhile:
            self._wake.set()


def _hand_to(guest: Guest, frames: list[Sent], reach: Reach | None) -> None:
    """What is later than their number, each frame as this reader may have it."""
    person = guest.caller.user_id
    above = 0 if reach is None or reach.reads_all(person) else guest.joined_seq
    for frame in frames:
        if frame.seq > guest.seq:
            guest.seq = frame.seq
            guest.socket.push(frame.text_for(person, above, runs=guest.runs))
