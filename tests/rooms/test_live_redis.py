"""With Redis, processes hear each other's hints and who is where; two carriers stand for two processes."""

import asyncio
import uuid
from types import SimpleNamespace

import pytest

from portal.realtime.carriers import Layer
from portal.realtime.listener import PROCESS
from rooms import consumers
from rooms.live.hub import RoomHub
from tests.services import REDIS_URL


class Guest:
    """Somebody in a room, as far as the hub looks."""

    seq = 0
    sees_people = True
    joined_seq = 0
    runs = False

    def __init__(self, pk, name):
        self.socket = SimpleNamespace(push=lambda text: None)
        self.caller = SimpleNamespace(user_id=pk, user=SimpleNamespace(name=name))


@pytest.fixture
def redis_layer(settings):
    """Redis under a prefix of this test's own: runs side by side share the server and its channels."""
    settings.CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [REDIS_URL], "prefix": f"test-{uuid.uuid4().hex}"},
        }
    }


async def hears_of(key, happen):
    """What another process hears about ``key`` while ``happen`` runs."""
    heard = asyncio.Queue()
    elsewhere = Layer("elsewhere", lambda *news: heard.put_nowait(news))
    await elsewhere.start()
    await elsewhere.follow(key)
    listening = asyncio.create_task(elsewhere.listen())
    try:
        await happen()
        return await asyncio.wait_for(heard.get(), timeout=15)
    finally:
        listening.cancel()
        await elsewhere.stop()


@pytest.mark.redis
@pytest.mark.asyncio
async def test_a_hint_reaches_the_other_process(redis_layer):
    here = Layer("here", print)

    news = await hears_of("room:7", lambda: here.publish("room:7", None))

    assert news == ("room:7", None)


@pytest.mark.redis
@pytest.mark.asyncio
async def test_who_is_in_a_room_reaches_the_other_process(redis_layer):
    hub = RoomHub(7, 1)
    hub.guests.add(Guest(12, "Nora"))

    async def tick():
        hub.ticked()

    news = await hears_of("room:7", tick)

    assert news == ("room:7", {"here": {"12": "Nora"}, "process": PROCESS})


@pytest.mark.redis
@pytest.mark.asyncio
async def test_that_the_last_one_left_reaches_the_other_process(redis_layer, monkeypatch):
    hub = RoomHub(7, 1)
    monkeypatch.setitem(consumers._hubs, 7, hub)
    nora = consumers.RoomSocket(None, Guest(12, "Nora").caller, 7)
    nora.hub = hub
    hub.guests.add(nora)

    news = await hears_of("room:7", nora.go)

    assert news == ("room:7", {"here": {}, "process": PROCESS})
    assert 7 not in consumers._hubs


@pytest.mark.asyncio
async def test_people_of_the_other_process_are_counted():
    hub = RoomHub(7, 1)

    hub.told("room:7", {"here": {"12": "Nora"}, "process": "elsewhere"})

    assert hub.people == {12: "Nora"}
