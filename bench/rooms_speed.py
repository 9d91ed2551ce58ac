"""How quick rooms are in production: PostgreSQL, a Redis of our own, one web process, one machine.

``python -m bench rooms_speed --postgresql postgresql://… [--only crowd,writers,rooms,again,idle,long]``

crowd: one message to 500 sockets of 500 people, beside a bare ``websockets`` server in the same run; writers:
acknowledged messages a second of 1 and of 20 people in one room; rooms: 50 rooms of 20 sockets, 5 messages
a second in all; again: 500 people come back in the same second; idle: 2,000 silent sockets, their memory and
the transactions of the database; long: coming into a room of 200,000 messages. Each tells how busy the
machine was. Nobody writes too fast here: the limits of people are off.
"""

import argparse
import asyncio
import json
import os
import sys
import time
import urllib.request
from typing import Any, Final
from uuid import uuid4

import uvloop
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import WebSocketException

from bench.chaos import things
from bench.rooms import Crowd, bare_crowd, bare_server, figures_of
from bench.rooms_stage import PEOPLE, Stage, staged
from bench.stage import quantile, save

BODY: Final = "Which **three** questions do you ask a company before the first day of a placement? " * 2


def post() -> str:
    return json.dumps({"type": "post", "client_id": str(uuid4()), "body": BODY})


async def crowd(stage: Stage, rounds: int = 60) -> dict[str, Any]:
    """One message to everybody, and the same bytes through the bare server."""
    lines = await stage.come_in_together([(stage.rooms[0], person) for person in range(PEOPLE)])
    ours = Crowd(lines)
    with bare_server() as bare_port:
        bare = await bare_crowd(bare_port, PEOPLE)
        await asyncio.sleep(1)
        found: dict[str, list[list[float]]] = {"guildhall": [], "bare websockets": []}
        for number in range(rounds + 10):
            place = number % PEOPLE
            our_round = await ours.round(lines[place], post())
            await asyncio.sleep(0.05)
            bare_round = await bare.round(bare.connections[place], ours.last)
            await asyncio.sleep(0.05)
            if number >= 10:
                found["guildhall"].append(our_round)
                found["bare websockets"].append(bare_round)
        await bare.leave()
    await ours.leave()
    figures: dict[str, Any] = {}
    for name, rounds_of in found.items():
        last = [max(each) for each in rounds_of]
        figures[name] = {**figures_of(rounds_of), "last_p95_ms": round(quantile(last, 0.95), 1)}
        figures[name]["first_p50_ms"] = round(quantile([min(each) for each in rounds_of], 0.5), 1)
    ratio = figures["guildhall"]["p95_ms"] / figures["bare websockets"]["p95_ms"]
    return {**figures, "p95_ratio": round(ratio, 2)}


async def _say_on(stage: Stage, room: int, person: int, until: float) -> int:
    """Post, wait for the acknowledgement, post again; how many were acknowledged."""
    count = 0
    line = await stage.come_in(room, person)
    while time.perf_counter() < until:
        await line.send(post())
        while True:
            frame = json.loads(await line.recv())
            if frame["type"] == "ack":
                count += 1
                break
    await line.close()
    return count


async def writers(stage: Stage, seconds: float = 8) -> dict[str, Any]:
    figures = {}
    for number in (1, 20):
        until = time.perf_counter() + seconds
        done = await asyncio.gather(*(_say_on(stage, stage.rooms[1], who, until) for who in range(number)))
        figures[f"acknowledged a second, {number} writing"] = round(sum(done) / seconds, 1)
    return figures


async def rooms(stage: Stage, seconds: float = 30) -> dict[str, Any]:
    """50 rooms of 20 sockets; five messages a second in all, each to the 20 of its room."""
    empty, times, sent_at = stage.memory(), [], {}
    lines = [[await stage.come_in(room, (20 * at + who) % PEOPLE) for who in range(20)]
             for at, room in enumerate(stage.rooms)]  # fmt: skip
    full = stage.memory()

    async def listen(line: ClientConnection) -> None:
        async for text in line:
            if '"type":"message"' in text[:20]:
                took = time.perf_counter() - sent_at[json.loads(text)["client_id"]]
                times.append(took * 1000)

    listening = [asyncio.create_task(listen(line)) for of_room in lines for line in of_room]
    busy, number = stage.busy(), int(5 * seconds)
    for each in range(number):
        frame = post()
        sent_at[json.loads(frame)["client_id"]] = time.perf_counter()
        await lines[each % 50][each % 20].send(frame)
        await asyncio.sleep(0.2)
    await asyncio.sleep(1)
    for task in listening:
        task.cancel()
    await asyncio.gather(*(line.close() for of_room in lines for line in of_room))
    return {
        **figures_of([times]),
        "received": len(times),
        "expected": 20 * number,
        "kilobytes a socket": round((full - empty) * 1024 / 1000, 1),
        "share of a processor": round((stage.busy() - busy) / (seconds + 1), 3),
    }


async def idle(stage: Stage, seconds: float = 60) -> dict[str, Any]:
    """Silent sockets in 50 rooms: first 200, then 2,000."""
    figures: dict[str, Any] = {}
    lines: list[ClientConnection] = []
    empty = stage.memory()
    for number in (200, 2000):
        places = range(len(lines), number)
        lines += await stage.come_in_together([(stage.rooms[at % 50], at % PEOPLE) for at in places])
        await asyncio.sleep(3)
        before, busy = stage.transactions(), stage.busy()
        await asyncio.sleep(seconds)
        figures[f"{number} sockets"] = {
            "transactions a minute": round((stage.transactions() - before) * 60 / seconds),
            "kilobytes a socket": round((stage.memory() - empty) * 1024 / number, 1),
            "share of a processor": round((stage.busy() - busy) / seconds, 3),
        }
    await asyncio.gather(*(line.close() for line in lines))
    return figures


async def again(stage: Stage) -> dict[str, Any]:
    """Everybody comes back during the same second, each 20 messages behind."""
    before = time.perf_counter()
    were = await stage.come_in_together([(stage.rooms[2], person) for person in range(PEOPLE)])
    first = time.perf_counter() - before
    await asyncio.gather(*(each.close() for each in were))
    line = await stage.come_in(stage.rooms[2], 0)
    for _each in range(20):
        await line.send(post())
    began, times, failed = time.perf_counter(), [], 0

    async def come_back(person: int) -> None:
        nonlocal failed
        await asyncio.sleep(person / PEOPLE)
        try:
            lines.append(await stage.come_in(stage.rooms[2], person, 0))
            for _frame in range(20):
                await lines[-1].recv()
        except (OSError, WebSocketException):
            failed += 1
        times.append(time.perf_counter() - began)

    lines: list[ClientConnection] = [line]
    await asyncio.gather(*(come_back(person) for person in range(PEOPLE)))
    await asyncio.gather(*(each.close() for each in lines))
    return {
        "all in for the first time, twenty at once, s": round(first, 1),
        "all are live again after, s": round(max(times), 1),
        "half are live again after, s": round(quantile(times, 0.5), 1),
        "failed": failed,
        "connections": stage.connections(),
    }


async def long(stage: Stage) -> dict[str, Any]:
    """Coming into a room of 200,000 messages."""
    headers = {"Cookie": stage.cookies[0], "Host": f"127.0.0.1:{stage.port}"}

    def fetch(path: str) -> float:
        began = time.perf_counter()
        asked = urllib.request.Request(f"http://127.0.0.1:{stage.port}{path}", headers=headers)
        with urllib.request.urlopen(asked, timeout=30) as answer:
            answer.read()
        return (time.perf_counter() - began) * 1000

    async def often(name: str, path: str) -> tuple[str, float]:
        taken = [await asyncio.to_thread(fetch, path) for _each in range(12)][2:]
        return name, round(quantile(taken, 0.5), 1)

    figures = dict([
        await often("the page, ms", stage.path),
        await often("the last 50, ms", f"{stage.path}messages/?limit=50"),
        await often("50 in the middle, ms", f"{stage.path}messages/?before=100000&limit=50"),
        await often("the first 50, ms", f"{stage.path}messages/?after=1&limit=50"),
    ])  # fmt: skip
    for name, after in {
        "a line from the last": 200_000,
        "a line 400 behind": 199_600,
        "a line far behind": 5,
    }.items():
        began = time.perf_counter()
        line = await stage.come_in(stage.full, 0, after)
        for _each in range(200_000 - after if after > 100_000 else 1):
            await line.recv()
        figures[f"{name}, ms"] = round((time.perf_counter() - began) * 1000, 1)
        await line.close()
    return figures


MEASURES = {"crowd": crowd, "writers": writers, "rooms": rooms, "again": again, "idle": idle, "long": long}


async def measure(stage: Stage, names: list[str]) -> dict[str, Any]:
    await things.answering(stage.port)
    figures = {}
    for name in names:
        figures[name] = {**await MEASURES[name](stage), "load": round(os.getloadavg()[0], 1)}
        print(f"  {name}: {json.dumps(figures[name], indent=4)}")
    return figures


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bench rooms_speed")
    parser.add_argument("--postgresql", required=True, help="the address of a server, to make a database in")
    parser.add_argument("--only", default=",".join(MEASURES))
    asked = parser.parse_args(words or [])
    print("Rooms in production: PostgreSQL and Redis, one web process")
    with staged(asked.postgresql) as stage:
        save("rooms_speed", uvloop.run(measure(stage, asked.only.split(","))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
