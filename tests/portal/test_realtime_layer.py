"""The carrier over a channel layer; the one in memory stands for Redis, which behaves alike when it is up."""

import asyncio

import pytest

from portal.realtime import listener as listening
from portal.realtime.carriers import Layer, group_of, publish_from_thread, shares_a_layer


@pytest.fixture
def redis_settings(settings):
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer"}}


def test_only_redis_reaches_other_processes(settings):
    assert shares_a_layer() is False
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer"}}
    assert shares_a_layer() is True


def test_a_group_has_a_name_that_layers_take():
    assert group_of("room:7") == "hint.room.7"


async def heard_by(carrier, heard, happen):
    task = asyncio.create_task(carrier.listen())
    await happen()
    await asyncio.sleep(0.05)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return heard


@pytest.mark.asyncio
async def test_other_processes_hear_and_the_own_one_does_not():
    heard, own = [], []
    here = Layer("here", lambda *news: own.append(news))
    there = Layer("there", lambda *news: heard.append(news))
    for each in (here, there):
        await each.start()
        await each.follow("room:7")
        await each.follow("room:7")

    async def happen():
        await here.publish("room:7", None)
        await here.publish("room:7", {"typing": "Anna"})
        await here.publish("room:8", None)

    mine = asyncio.create_task(here.listen())
    await heard_by(there, heard, happen)
    mine.cancel()
    await asyncio.gather(mine, return_exceptions=True)

    assert heard == [("room:7", None), ("room:7", {"typing": "Anna"})]
    assert own == []
    assert here.is_news(1)


@pytest.mark.asyncio
async def test_who_left_hears_nothing_and_a_refresh_joins_again():
    heard = []
    there = Layer("there", lambda *news: heard.append(news))
    await there.start()
    await there.follow("room:7")
    await there.leave("room:7")
    await there.leave("room:7")

    await heard_by(there, heard, lambda: publish_from_thread("room:7", "here"))
    assert heard == []

    await there.refresh(["room:7"])
    await heard_by(there, heard, lambda: publish_from_thread("room:7", "here"))
    assert heard == [("room:7", None)]
    await there.stop()
    assert there._joined == set()


class Away:
    """A layer whose server does not answer."""

    async def fails(self, *args):
        raise OSError("away")

    new_channel = group_add = group_discard = group_send = fails


@pytest.mark.asyncio
async def test_a_layer_that_is_away_is_logged_and_nothing_breaks(caplog, monkeypatch):
    monkeypatch.setattr("portal.realtime.carriers.get_channel_layer", Away)
    carrier = Layer("here", print)

    await carrier.start()
    await carrier.follow("room:7")
    await carrier.publish("room:7", None)
    await publish_from_thread("room:7", "here")
    carrier._joined.add("room:7")
    await carrier.leave("room:7")
    waiting = asyncio.create_task(carrier.listen())
    await asyncio.sleep(0.01)
    waiting.cancel()

    assert {record.message for record in caplog.records} == {"layer_unreached"}
    assert len(caplog.records) == 5


class Strict:
    """Keeps channels as the layer over Redis does: one is gone with its reader; ``is_away`` when started."""

    def __init__(self):
        self.channels = set()
        self.is_away = False

    async def new_channel(self):
        if self.is_away:
            raise OSError("away")
        channel = f"channel-{len(self.channels)}"
        self.channels.add(channel)
        return channel

    async def group_add(self, group, channel):
        if channel not in self.channels:
            raise RuntimeError("You can only call group_add() on channels that exist in-process.")

    async def group_discard(self, group, channel):
        pass


@pytest.mark.asyncio
async def test_after_a_stop_it_does_not_count_on_its_old_channel(monkeypatch):
    layer = Strict()
    monkeypatch.setattr("portal.realtime.carriers.get_channel_layer", lambda: layer)
    carrier = Layer("here", print)
    await carrier.start()
    await carrier.follow("room:7")

    await carrier.stop()
    layer.channels.clear()
    layer.is_away = True
    await carrier.start()
    layer.is_away = False
    await carrier.follow("room:7")

    assert carrier._joined == {"room:7"}
    assert carrier._channel in layer.channels


def test_a_process_without_sockets_publishes_over_the_layer(redis_settings, monkeypatch):
    told = []

    async def publish(key, process):
        told.append((key, process))

    monkeypatch.setattr(listening, "publish_from_thread", publish)

    listening.poke("room:7", 1)

    assert told == [("room:7", listening.PROCESS)]


@pytest.mark.asyncio
async def test_a_process_with_sockets_publishes_from_its_own_loop(redis_settings, monkeypatch):
    told = []

    class Post:
        is_running = True
        loop = asyncio.get_running_loop()

        class carrier:  # noqa: N801
            @staticmethod
            async def publish(key, words):
                told.append((key, words))

        def committed(self, key, pk):
            told.append((key, pk))

    monkeypatch.setattr(listening, "_listeners", {"loop": Post()})
    await asyncio.to_thread(listening.poke, "room:7", 1)
    await asyncio.sleep(0.01)

    assert told == [("room:7", 1), ("room:7", None)]
