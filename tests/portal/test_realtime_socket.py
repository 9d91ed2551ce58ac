"""One socket: frames in order, peers that take nothing, ends."""

import asyncio
from types import SimpleNamespace

import pytest
from django.db import OperationalError

from portal.realtime import live
from portal.realtime.carriers import HintTable
from portal.realtime.listener import Listener
from portal.realtime.socket import Close, Socket, at_the_door
from rooms.live.hub import RoomHub


class Wire:
    """What a server gives an application; ``open`` is cleared when the peer takes nothing."""

    def __init__(self):
        self.sent = []
        self.open = asyncio.Event()
        self.open.set()
        self.incoming = asyncio.Queue()

    async def send(self, message):
        await self.open.wait()
        self.sent.append(message)

    async def receive(self):
        return await self.incoming.get()


class Guest:
    """Somebody in a room, as far as the hub looks."""

    seq = 0
    sees_people = True

    def __init__(self, socket, caller):
        self.socket = socket
        self.caller = caller


async def hear_nothing(text):
    pass


@pytest.mark.asyncio
async def test_what_is_pushed_goes_out_in_order_also_past_a_pause():
    wire = Wire()
    socket = Socket(wire.receive, wire.send, None)

    socket.push("1")
    wire.open.clear()
    for text in ("2", "3", "4"):
        socket.push(text)
    await asyncio.sleep(0.01)
    before = [message["text"] for message in wire.sent]
    wire.open.set()
    await asyncio.sleep(0.01)
    socket.push("5")

    assert before == ["1"]
    assert [message["text"] for message in wire.sent] == ["1", "2", "3", "4", "5"]
    await socket.finish()


@pytest.mark.asyncio
async def test_a_peer_that_takes_nothing_is_told_to_connect_again(monkeypatch):
    monkeypatch.setattr("portal.realtime.socket.SEND_SECONDS", 0.05)
    monkeypatch.setattr("portal.realtime.socket.CLOSE_SECONDS", 0.05)
    wire = Wire()
    socket = Socket(wire.receive, wire.send, None)
    wire.open.clear()

    socket.push("1")
    await socket.talk(hear_nothing)
    await socket.finish()

    assert socket._end.result() == Close.CONNECT_AGAIN
    assert wire.sent == []


@pytest.mark.asyncio
async def test_too_much_waiting_ends_the_socket(monkeypatch):
    monkeypatch.setattr("portal.realtime.socket.MOST_WAITING", 2)
    wire = Wire()
    socket = Socket(wire.receive, wire.send, None)
    wire.open.clear()

    for _each in range(4):
        socket.push("x")
    wire.open.set()
    await socket.finish()
    socket.push("too late")

    assert wire.sent[-1] == {"type": "websocket.close", "code": 4408}
    assert len(wire.sent) == 4


@pytest.mark.asyncio
async def test_after_access_has_ended_nothing_waiting_goes_out():
    wire = Wire()
    socket = Socket(wire.receive, wire.send, None)
    wire.open.clear()
    for text in ("taken by the transport", "secret", "secret"):
        socket.push(text)

    socket.close(Close.NO_LONGER_ALLOWED)
    wire.open.set()
    await socket.finish()

    assert [message.get("text", message.get("code")) for message in wire.sent] == [
        "taken by the transport",
        4403,
    ]


@pytest.mark.asyncio
async def test_a_socket_grows_old(monkeypatch):
    monkeypatch.setattr("portal.realtime.socket.OLDEST_SECONDS", 0.02)
    wire = Wire()
    socket = Socket(wire.receive, wire.send, None)

    await socket.talk(hear_nothing)
    await socket.finish()

    assert wire.sent == [{"type": "websocket.close", "code": 4408}]


@pytest.mark.parametrize("gone", [OSError("gone"), RuntimeError("Unexpected ASGI message")])
@pytest.mark.parametrize("slow", [False, True])
@pytest.mark.asyncio
async def test_a_peer_that_left_needs_no_goodbye(gone, slow):
    class Gone(Wire):
        async def send(self, message):
            if slow:
                await asyncio.sleep(0)
            raise gone

    wire = Gone()
    socket = Socket(wire.receive, wire.send, None)
    wire.incoming.put_nowait({"type": "websocket.disconnect", "code": 1001})

    socket.push("1")
    await socket.talk(hear_nothing)
    await socket.finish()

    assert socket._end.cancelled()


@pytest.mark.parametrize("gone", [OSError("gone"), RuntimeError("Unexpected ASGI message")])
@pytest.mark.asyncio
async def test_a_peer_that_left_hears_no_code(gone):
    class Gone(Wire):
        async def send(self, message):
            raise gone

    wire = Gone()
    socket = Socket(wire.receive, wire.send, None)

    socket.close(Close.CONNECT_AGAIN)
    await socket.finish()

    assert wire.sent == []


@pytest.mark.asyncio
async def test_one_dying_peer_does_not_end_the_room_for_the_others():
    class Dying(Wire):
        async def send(self, message):
            raise RuntimeError("Unexpected ASGI message")

    hub, wires = RoomHub(7, 1), [Dying(), Wire(), Dying(), Wire()]
    for number, wire in enumerate(wires):
        caller = SimpleNamespace(user_id=number, user=SimpleNamespace(name="Nora"))
        hub.guests.add(Guest(Socket(wire.receive, wire.send, None), caller))

    hub.told("room:7", {"typing": {"id": 99, "name": "Anna"}})

    assert [len(wire.sent) for wire in wires] == [0, 1, 0, 1]


@pytest.mark.asyncio
async def test_a_database_that_is_away_at_the_door_asks_to_connect_again(monkeypatch):
    def away(session_key):
        raise OperationalError("away")

    async def never(socket, scope):
        raise AssertionError("nobody was let in")

    monkeypatch.setattr("portal.realtime.socket.caller_of", away)
    monkeypatch.setattr("portal.realtime.socket.is_same_origin", lambda scope: True)
    wire = Wire()
    wire.incoming.put_nowait({"type": "websocket.connect"})

    await at_the_door(never)({"headers": []}, wire.receive, wire.send)

    assert wire.sent == [{"type": "websocket.accept"}, {"type": "websocket.close", "code": 4408}]


@pytest.mark.asyncio
async def test_a_page_whose_following_failed_follows_nothing(monkeypatch):
    class Away(HintTable):
        async def start(self):
            raise OperationalError("away")

    post = Listener(asyncio.get_running_loop())
    post.carrier = Away(post.hear)
    monkeypatch.setattr("portal.realtime.live.listener", lambda: post)
    monkeypatch.setattr("portal.realtime.live.followable", lambda caller, keys: set(keys))
    wire = Wire()

    with pytest.raises(OperationalError):
        await live.live(Socket(wire.receive, wire.send), {"query_string": b"keys=topic:1"})

    assert post._followers == {}
