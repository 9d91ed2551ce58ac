"""Pages that follow keys: who may, and what ends it."""

import time

import pytest
from django.test import Client

from community.models import Membership
from portal.choices import Audience
from portal.operations import operation
from portal.realtime import hint
from rooms.models import Room
from tests.factories_forums import TopicFactory
from tests.lines import BACKEND, PATIENCE, anywhere, line

pytestmark = pytest.mark.processes


@operation
def say_so(*, key: str) -> None:
    hint(key)


@pytest.fixture
def topic(live):
    """For the members of the space."""
    return make_topic(live, Audience.SPACE)


@pytest.fixture
def public(live):
    return make_topic(live, Audience.PUBLIC)


def make_topic(live, audience):
    with anywhere():
        return TopicFactory(space=live.space, author=live.anna, audience=audience)


def following(served, user, *topics):
    browser = Client()
    browser.force_login(user, backend=BACKEND)
    keys = ",".join(f"topic:{topic.pk}" for topic in topics)
    return browser, line(served.port, f"/ws/live/?keys={keys}", browser.cookies["sessionid"].value)


def test_who_was_shut_out_hears_no_names_any_more(live, topic, public):
    _browser, page = following(live, live.ben, topic, public)
    with page as ben:
        ben.next("hello")
        Membership.objects.filter(user=live.ben).delete()
        say_so(key=f"standing:{live.ben.pk}")
        ben.frames(quiet=1.5)
        say_so(key=f"topic:{topic.pk}")
        say_so(key=f"topic:{public.pk}")
        heard = ben.frames(quiet=0.8, until=f"topic:{public.pk}")

    assert [frame["key"] for frame in heard] == [f"topic:{public.pk}"]


def test_a_notice_costs_no_open_page_a_look_at_what_it_may_follow(live, topic, monkeypatch):
    asked = []
    _browser, page = following(live, live.ben, topic)
    with page as ben:
        ben.next("hello")
        monkeypatch.setattr("portal.realtime.live.followable", lambda caller, keys: asked.append(1) or keys)
        say_so(key=f"user:{live.ben.pk}")
        ben.frames(quiet=1)
        after_a_notice = len(asked)
        say_so(key=f"standing:{live.ben.pk}")
        ends = time.monotonic() + PATIENCE
        while len(asked) < 2 and time.monotonic() < ends:
            ben.frames(quiet=0.5)
        ben.frames(quiet=0.5)

    assert (after_a_notice, len(asked)) == (0, 2)  # at once, and once more when a session has ended


def test_signing_out_ends_the_following(live, topic):
    browser, page = following(live, live.ben, topic)
    with page as ben:
        ben.next("hello")
        browser.logout()
        assert ben.code() == 4401


def test_the_tick_asks_again_who_may_follow(live, topic, settings, monkeypatch):
    settings.ROOM_TICK_SECONDS = 0.3
    monkeypatch.setattr("portal.realtime.live.RECHECK_SPREAD_SECONDS", 0)
    _browser, page = following(live, live.ben, topic)
    with page as ben:
        ben.next("hello")
        Membership.objects.filter(user=live.ben).delete()
        ben.frames(quiet=1.5)
        say_so(key=f"topic:{topic.pk}")
        heard = ben.frames(quiet=0.6)

    assert heard == []


def test_a_page_has_nothing_to_say(live, topic):
    _browser, page = following(live, live.ben, topic)
    with page as ben:
        for _each in range(5):
            ben.connection.send('{"type":"post"}')
        codes = [ben.next("error")["code"] for _each in range(5)]
        assert ben.code() == 1008

    assert codes == ["bad_frame"] * 5


def test_visitors_follow_what_is_public(live, topic, public):
    with line(live.port, f"/ws/live/?keys=topic:{public.pk},topic:{topic.pk},nothing:1") as visitor:
        visitor.next("hello")
        say_so(key=f"topic:{topic.pk}")
        say_so(key=f"topic:{public.pk}")
        heard = visitor.frames(quiet=0.8, least=1)

    assert heard == [{"type": "changed", "key": f"topic:{public.pk}"}]


def test_a_room_that_is_deleted_ends_for_everybody(live):
    with live.line(live.ben) as ben:
        with anywhere():
            Room.objects.all().delete()
        say_so(key=f"room:{live.room.pk}")
        assert ben.code() == 4404


def test_a_room_reader_that_fails_lets_people_connect_again(live, monkeypatch):
    def fails(*args):
        raise RuntimeError("Broken")

    with live.line(live.ben) as ben:
        monkeypatch.setattr("rooms.live.reading.RoomReader.read", fails)
        say_so(key=f"room:{live.room.pk}")
        assert ben.code() == 4408
    monkeypatch.undo()

    with live.line(live.ben) as ben:
        live.say(live.anna, "Here we are again")
        assert ben.next("message")["body"] == "Here we are again"


def test_a_database_that_is_away_for_a_moment_loses_nothing(live, monkeypatch):
    from django.db import OperationalError

    from rooms.live.reading import RoomReader

    calls = []
    read = RoomReader.read

    def away_once(self, *args, **options):
        calls.append(args)
        if len(calls) == 1:
            raise OperationalError("away")
        return read(self, *args, **options)

    monkeypatch.setattr("rooms.live.hub.PAUSE_AFTER_FAILURE_SECONDS", 0.05)
    with live.line(live.ben) as ben:
        ben.frames(quiet=0.3)
        monkeypatch.setattr(RoomReader, "read", away_once)
        live.say(live.anna, "All the same")
        heard = ben.next("message")

    assert heard["body"] == "All the same"
