"""Who talks and who listens: over lines that break, in several tabs, and some of them slowly."""

import asyncio
import json
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

PASSING: Final = {"hello", "presence", "typing", "ack", "error", "reset"}
LOST: Final = (ConnectionClosed, InvalidHandshake, OSError, TimeoutError)
ANSWER_SECONDS: Final = 4.0


Check = Callable[[dict[str, Any]], str]


def takes_all(frame: dict[str, Any]) -> str:
    """Complains of no frame."""
    return ""


@dataclass
class Talk:
    """What all people share: where to connect, until when they write, and what was seen on the way."""

    room: int
    ports: list[int]
    cookies: list[str]
    ends: float
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    check: Check = takes_all

    def connect(self, person: int, dice: random.Random, after: int | None = None) -> Any:
        port = dice.choice(self.ports)
        query = f"?after={after}" if after is not None else ""
        return connect(
            f"ws://127.0.0.1:{port}/ws/rooms/{self.room}/{query}",
            origin=f"http://127.0.0.1:{port}",  # type: ignore[arg-type]
            additional_headers={"Cookie": self.cookies[person]},
            compression=None, proxy=None, open_timeout=8, close_timeout=1, ping_interval=None,
        )  # fmt: skip

    def took(self, text: str | bytes) -> dict[str, Any]:
        frame: dict[str, Any] = json.loads(text)
        if complaint := self.check(frame):
            self.wrong.append(f"a frame that is not of the protocol: {complaint}: {str(text)[:200]}")
        return frame

    def lost(self, error: BaseException) -> None:
        code = error.rcvd.code if isinstance(error, ConnectionClosed) and error.rcvd else 0
        self.counts[f"closed {code}" if code else f"lost {type(error).__name__}"] += 1


class Writer:
    """Somebody who writes in one or two tabs, again what nobody acknowledged, and changes their words."""

    def __init__(self, talk: Talk, person: int, seed: str) -> None:
        self.talk = talk
        self.person = person
        self.dice = random.Random(f"{seed} writer {person}")
        self.sent: dict[str, str] = {}
        self.waiting: dict[str, float] = {}
        self.acknowledged: dict[str, tuple[int, int]] = {}
        self.edits: dict[int, set[str]] = {}
        self.removals: set[int] = set()
        self._all_settled = asyncio.Event()

    async def write(self, deadline: float) -> None:
        while time.monotonic() < self.talk.ends or (self.waiting and time.monotonic() < deadline):
            tabs = 2 if self.dice.random() < 0.3 else 1
            await asyncio.gather(*(self._tab() for _each in range(tabs)))
            await asyncio.sleep(self.dice.uniform(0, 0.3))

    async def _tab(self) -> None:
        try:
            async with self.talk.connect(self.person, self.dice) as line:
                self.talk.counts["lines of writers"] += 1
                hearing = asyncio.create_task(self._hear(line))
                try:
                    await self._talk(line)
                finally:
                    hearing.cancel()
                    await asyncio.wait({hearing})
                if self.dice.random() < 0.5:
                    line.transport.abort()
                    self.talk.counts["lines cut"] += 1
        except LOST as error:
            self.talk.lost(error)
            await asyncio.sleep(self.dice.uniform(0.1, 0.6))

    async def _talk(self, line: ClientConnection) -> None:
        for client_id in list(self.waiting):
            await self._post(line, client_id)
        for _each in range(self.dice.randint(2, 14)):
            if time.monotonic() < self.talk.ends:
                await self._act(line)
            await asyncio.sleep(self.dice.uniform(0.1, 0.45))
        if self.waiting and self.dice.random() < 0.7:
            self._all_settled.clear()
            await asyncio.wait({asyncio.create_task(self._all_settled.wait())}, timeout=ANSWER_SECONDS)

    async def _act(self, line: ClientConnection) -> None:
        fate = self.dice.random()
        known = list(self.acknowledged)
        if fate < 0.7 or not known:
            client_id = str(UUID(int=self.dice.getrandbits(128), version=4))
            self.sent[client_id] = f"{self.person}/{len(self.sent)} " + "x" * self.dice.choice([1, 40, 900])
            await self._post(line, client_id)
            if self.dice.random() < 0.15:
                self.talk.counts["sent twice at once"] += 1
                await self._post(line, client_id)
        elif fate < 0.8:
            self.talk.counts["sent again long after"] += 1
            await self._post(line, self.dice.choice(known))
        else:
            await self._change(line, self.acknowledged[self.dice.choice(known)][1], is_edit=fate < 0.93)

    async def _post(self, line: ClientConnection, client_id: str) -> None:
        if client_id not in self.acknowledged:
            self.waiting[client_id] = time.monotonic()
        await line.send(json.dumps({"type": "post", "client_id": client_id, "body": self.sent[client_id]}))

    async def _change(self, line: ClientConnection, pk: int, *, is_edit: bool) -> None:
        self.talk.counts["edits sent" if is_edit else "removals sent"] += 1
        if is_edit:
            body = f"{self.person} edits {self.dice.getrandbits(32)}"
            self.edits.setdefault(pk, set()).add(body)
            await line.send(json.dumps({"type": "edit", "id": pk, "body": body}))
        else:
            self.removals.add(pk)
            await line.send(json.dumps({"type": "remove", "id": pk}))

    async def _hear(self, line: ClientConnection) -> None:
        async for text in line:
            frame = self.talk.took(text)
            if frame["type"] == "ack":
                self._settle(frame)
            elif frame["type"] == "error":
                self.talk.counts[f"error {frame['code']}"] += 1

    def _settle(self, frame: dict[str, Any]) -> None:
        told = frame["seq"], frame["id"]
        known = self.acknowledged.setdefault(frame["client_id"], told)
        if known != told:
            self.talk.wrong.append(f"{frame['client_id']} was acknowledged as {known} and as {told}")
        self.waiting.pop(frame["client_id"], None)
        if not self.waiting:
            self._all_settled.set()


class Reader:
    """Somebody who follows the room from its first number on; ``words`` is what they have in the end."""

    def __init__(self, talk: Talk, person: int, seed: str, *, is_slow: bool) -> None:
        self.talk = talk
        self.person = person
        self.dice = random.Random(f"{seed} reader {person}")
        self.is_slow = is_slow
        self.name = f"reader {person}"
        self.seq = 0
        self.words: dict[int, str] = {}

    async def read(self, until: Callable[[], bool]) -> None:
        while not until():
            try:
                async with self.talk.connect(self.person, self.dice, self.seq) as line:
                    self.talk.counts["lines of readers"] += 1
                    await self._follow(line, until)
                    if self.dice.random() < 0.5:
                        line.transport.abort()
                        self.talk.counts["lines cut"] += 1
            except LOST as error:
                self.talk.lost(error)
                await asyncio.sleep(self.dice.uniform(0.1, 0.6))

    async def _follow(self, line: ClientConnection, until: Callable[[], bool]) -> None:
        stays = time.monotonic() + self.dice.uniform(0.5, 8)
        while time.monotonic() < stays and not until():
            try:
                async with asyncio.timeout(0.3):
                    text = await line.recv()
            except TimeoutError:
                continue
            self.hear(self.talk.took(text))
            if self.is_slow:
                await asyncio.sleep(self.dice.uniform(0, 0.15))

    def hear(self, frame: dict[str, Any]) -> None:
        if frame["type"] in PASSING:
            if frame["type"] == "reset":
                self.talk.wrong.append(f"{self.name} was reset at {self.seq}")
            return
        if frame["seq"] != self.seq + 1:
            self.talk.wrong.append(f"{self.name} got number {frame['seq']} after {self.seq}")
        self.seq = max(self.seq, frame["seq"])
        self.talk.counts["frames read"] += 1
        if frame["type"] in {"message", "changed"}:
            self.words[frame["id"]] = frame["body"]
        elif frame["type"] == "removed":
            self.words.pop(frame["id"], None)
