"""The parts of live: origins, limits, sessions, prepared reads, hints and who hears of them."""

import asyncio
from types import SimpleNamespace

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from community.models import User
from portal.models import Hint, Space
from portal.realtime import hint, limits, prune_hints
from portal.realtime.carriers import HintTable
from portal.realtime.limits import Allowance, Bucket, allowance_of, may_connect
from portal.realtime.listener import Listener
from portal.realtime.live import keys_in
from portal.realtime.origin import is_same_origin
from portal.realtime.people import Caller, caller_of, is_still_signed_in, session_key_of, still_signed_in
from portal.tenancy.prepared import HOLE, TEXT_HOLE, Prepared
from rooms.consumers import number_in
from tests.lines import session_of


def handshake(*, host="testserver", origin="http://testserver", scheme="ws", **headers):
    named = {
        "host": host,
        "origin": origin,
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    return {
        "scheme": scheme,
        "headers": [(name.encode(), value.encode()) for name, value in named.items() if value is not None],
    }


# Origins ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ({}, True),
        ({"host": "testserver:80"}, True),
        ({"host": "localhost:8000", "origin": "http://localhost:8000"}, True),
        ({"scheme": "wss", "origin": "https://testserver"}, True),
        ({"scheme": "wss", "origin": "https://testserver:443"}, True),
        ({"scheme": "wss"}, False),
        ({"origin": "https://testserver"}, False),
        ({"origin": "http://testserver:8000"}, False),
        ({"origin": "http://localhost"}, False),
        ({"origin": "http://testserver.evil.example"}, False),
        ({"origin": "http://testserver@evil.example"}, False),
        ({"origin": "http://testserver/path"}, False),
        ({"origin": "http://testserver:port"}, False),
        ({"origin": "null"}, False),
        ({"origin": ""}, False),
        ({"origin": None}, False),
        ({"host": "evil.example", "origin": "http://evil.example"}, False),
        ({"host": None}, False),
    ],
)
def test_only_pages_of_the_same_scheme_host_and_port_open_sockets(asked, same):
    assert is_same_origin(handshake(**asked)) is same


@pytest.mark.parametrize(
    ("told", "origin", "same"),
    [
        ("https", "https://testserver", True),
        ("https,http", "https://testserver", True),
        ("https", "http://testserver", False),
        ("http", "http://testserver", True),
        (None, "http://testserver", True),
    ],
)
def test_behind_a_trusted_proxy_the_scheme_is_what_it_says(settings, told, origin, same):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    assert is_same_origin(handshake(origin=origin, x_forwarded_proto=told)) is same


# Limits -------------------------------------------------------------------------------------------
def test_a_bucket_gives_its_burst_and_then_its_rate(monkeypatch):
    clock = SimpleNamespace(now=100.0, monotonic=lambda: clock.now)
    monkeypatch.setattr(limits, "time", clock)
    bucket = Bucket(rate=5, burst=20)

    assert [bucket.take() for _each in range(21)] == [True] * 20 + [False]
    clock.now += 0.4
    assert [bucket.take() for _each in range(3)] == [True, True, False]
    bucket.give_back()
    assert (bucket.take(), bucket.is_full) == (True, False)
    clock.now += 60
    assert bucket.is_full


def test_ten_sockets_a_person():
    allowance_of(7).sockets = 10

    assert (may_connect(7), may_connect(8), may_connect(None)) == (False, True, True)


def test_people_who_are_gone_are_forgotten_when_there_are_many(monkeypatch):
    monkeypatch.setattr(limits, "FORGET_ABOVE", 3)
    here = allowance_of(1)
    here.sockets = 1
    hasty = allowance_of(2)
    hasty.posts.take()
    allowance_of(3)

    allowance_of(4)

    assert set(limits._people) == {1, 2, 4}
    assert (allowance_of(1), allowance_of(2)) == (here, hasty)
    assert isinstance(allowance_of(4), Allowance)


# Sessions -----------------------------------------------------------------------------------------
@pytest.fixture
def caller(member) -> Caller:
    return caller_of(session_of(member))


def test_a_session_says_who_calls(member, caller, rf):
    cookie = handshake(cookie=f"a=b; sessionid={caller.session_key}")

    assert session_key_of(cookie) == caller.session_key
    assert (caller.user, caller.user_id) == (member, member.pk)
    assert member.password not in repr(caller)


def test_nobody_calls_without_a_valid_session(member):
    key = session_of(member)
    anonymous = Client()
    anonymous.session.save()

    assert caller_of("") is None
    assert caller_of("no-such-key") is None
    assert caller_of(anonymous.session.session_key or "x") is None
    User.objects.filter(pk=member.pk).update(password="changed")
    assert caller_of(key) is None
    assert Session.objects.filter(session_key=key).exists()  # looking never writes


@pytest.mark.parametrize("end", ["session", "expiry", "account", "password"])
def test_what_ends_a_call(member, colleague, caller, end):
    other = caller_of(session_of(colleague))
    assert still_signed_in([caller, other]) == {caller, other}
    assert is_still_signed_in(caller)

    if end == "session":
        Session.objects.filter(session_key=caller.session_key).delete()
    elif end == "expiry":
        Session.objects.filter(session_key=caller.session_key).update(expire_date="2020-01-01T00:00:00Z")
    elif end == "account":
        User.objects.filter(pk=member.pk).update(is_active=False)
    else:
        member.set_password("another-long-password")
        member.save()

    assert still_signed_in([caller, other]) == {other}
    assert not is_still_signed_in(caller)


# Prepared reads -----------------------------------------------------------------------------------
def test_a_prepared_read_is_run_with_other_values(space, other_space, django_assert_num_queries):
    named = Prepared(
        Space.objects.filter(slug=TEXT_HOLE, pk__gte=HOLE).values_list("name", "created_at"), TEXT_HOLE, HOLE
    )

    with django_assert_num_queries(2):
        assert named.rows("baltic", 0) == [(space.name, space.created_at)]
        assert named.rows("salon", other_space.pk + 1) == []


def test_a_hole_stands_exactly_once(db):
    with pytest.raises(ValueError, match="0 times"):
        Prepared(Space.objects.values_list("name"), HOLE)


# Hints --------------------------------------------------------------------------------------------
def test_a_hint_is_a_row_and_old_ones_are_pruned(db):
    hint("topic:1")
    hint("topic:2")
    Hint.objects.filter(key="topic:1").update(at="2020-01-01T00:00:00Z")

    assert prune_hints() == 1
    assert list(Hint.objects.values_list("key", flat=True)) == ["topic:2"]


def test_keys_of_an_address():
    many = ",".join(f"topic:{number}" for number in range(30))

    assert keys_in("keys=topic:12,board:3,topic:12") == ["topic:12", "board:3"]
    assert keys_in("keys=topic:x,topic,:1,TOPIC:1,topic:1%0A,topic:1 2") == []
    assert len(keys_in(f"keys={many}")) == 20
    assert keys_in("") == []


def test_the_number_of_an_address():
    asked = ("after=7", "after=", "after=-1", "after=x", "after=1&after=2", "after=" + "9" * 19, "")

    assert [number_in(query) for query in asked] == [7, None, None, None, 2, None, None]


def test_the_table_tells_each_hint_once_also_when_ids_come_out_of_order():
    heard = []
    table = HintTable(lambda key, words: heard.append(key))
    table._overlap = 20.0

    assert [table.is_news(pk) for pk in (5, 7, 7, 5)] == [True, True, False, False]
    table._forget_before(7)
    assert table.is_news(6)
    table._overlap = 0.0
    table._forget_before(7)
    assert [table.is_news(pk) for pk in (6, 7, 8)] == [False, False, True]


class Ear:
    """A follower that keeps what it hears."""

    def __init__(self):
        self.heard = []

    def hinted(self, key):
        self.heard.append(key)

    def told(self, key, words):
        self.heard.append((key, words))

    def ticked(self):
        self.heard.append("tick")


class Silent(HintTable):
    """A carrier without a database."""

    async def start(self):
        self.started = True

    async def stop(self):
        self.started = False

    async def listen(self):
        await asyncio.Event().wait()


@pytest.mark.asyncio
async def test_followers_hear_of_their_keys_until_they_leave(settings):
    settings.ROOM_TICK_SECONDS = 0.02
    post = Listener(asyncio.get_running_loop())
    post.carrier = Silent(post.hear)
    one, two = Ear(), Ear()

    await post.follow(one, "room:1", "user:5")
    await post.follow(two, "room:1")
    post.committed("room:1", 1)
    post.committed("room:1", 1)
    post.committed("user:5", 2)
    post.committed("room:2", 3)
    await post.tell("room:1", {"typing": "Anna"})
    await post.leave(two, "room:1")
    post.committed("room:1", 4)
    was_running = post.is_running
    await asyncio.sleep(0.05)
    await post.leave(one, "room:1", "user:5")

    words = ("room:1", {"typing": "Anna"})
    assert [each for each in one.heard if each != "tick"] == ["room:1", "user:5", words, "room:1"]
    assert two.heard == ["room:1", words]
    assert "tick" in one.heard
    assert (was_running, post.is_running, post.carrier.started) == (True, False, False)


@pytest.mark.asyncio
async def test_a_loop_that_fails_is_reported_and_goes_on(caplog, monkeypatch):
    monkeypatch.setattr("portal.realtime.listener.PAUSE_AFTER_FAILURE", 0)
    post = Listener(asyncio.get_running_loop())
    post.carrier = Silent(post.hear)
    ear, tries = Ear(), []

    async def fails_first():
        tries.append(1)
        if len(tries) == 1:
            raise RuntimeError("Broken")
        post.hear("room:1", None)
        await asyncio.Event().wait()

    post.carrier.listen = fails_first
    await post.follow(ear, "room:1")
    for _ in range(5):
        await asyncio.sleep(0)
    await post._stop()

    assert [record.message for record in caplog.records] == ["listener_failed"]
    assert (len(tries), ear.heard) == (2, ["room:1"])
