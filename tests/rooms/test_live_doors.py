"""Who comes in, who is refused, and what a socket bears."""

import json

import pytest
from django.utils.translation import gettext, override
from websockets.exceptions import InvalidStatus

from portal.choices import Role, Visibility
from portal.realtime.limits import Bucket, allowance_of
from rooms.models import Message
from tests.factories import SpaceFactory, join
from tests.factories_rooms import make_room
from tests.lines import Line, anywhere, line, session_of

pytestmark = pytest.mark.processes


def test_a_page_from_elsewhere_is_refused_before_the_handshake(live):
    session = session_of(live.anna)
    elsewhere = [
        "http://evil.example",
        f"https://127.0.0.1:{live.port}",
        "http://127.0.0.1:1",
        "http://127.0.0.1",
        f"http://localhost:{live.port}",
        f"http://127.0.0.1:{live.port}.evil.example",
        "null",
        None,
    ]

    def status(path: str, origin: str | None) -> int:
        with pytest.raises(InvalidStatus) as refused, line(live.port, path, session, origin=origin):
            pass
        return refused.value.response.status_code

    for path in (live.path, "/ws/live/?keys=board:1"):
        assert {origin: status(path, origin) for origin in elsewhere} == dict.fromkeys(elsewhere, 403)


def test_codes_of_those_who_do_not_come_in(live):
    hidden = SpaceFactory(slug="hidden", visibility=Visibility.HIDDEN, join_policy="invitation")
    join(live.ben, hidden, Role.MEMBER)
    with anywhere():
        secret = make_room(live.ben, hidden)
    stranger = session_of(live.stranger)

    def code(path: str, session: str | None) -> int:
        with line(live.port, path, session) as refused:
            return refused.code()

    assert code(live.path, None) == 4401
    assert code(live.path, "no-such-session") == 4401
    assert code(live.path, stranger) == 4404
    assert code(f"/ws/rooms/{secret.pk}/", stranger) == 4404
    assert code("/ws/rooms/999999/", stranger) == 4404


def test_an_address_without_a_socket_is_refused(live):
    with pytest.raises(InvalidStatus), line(live.port, "/ws/nothing/", session_of(live.anna)):
        pass


def test_who_may_only_read_reads(live):
    watcher = live.stranger
    join(watcher, live.space, Role.OBSERVER)
    with live.line(watcher) as line_of_watcher:
        live.say(live.anna, "Hello")
        heard = line_of_watcher.next("message")
        client_id = line_of_watcher.post("Me too")
        error = line_of_watcher.next("error")

    assert heard["body"] == "Hello"
    assert (error["code"], error["client_id"]) == ("not_allowed", client_id)
    with anywhere():
        assert Message.objects.count() == 1


CLIENT_ID = "7d1f2b52-3f65-4f6c-8f5e-0d2ad7f0a001"
BAD_FRAMES = {
    "no json": "bad_frame",
    "[]": "bad_frame",
    '"post"': "bad_frame",
    '{"type":"dance"}': "bad_frame",
    '{"type":"post","body":"x"}': "bad_frame",
    '{"type":"post","client_id":"x","body":"x"}': "bad_frame",
    json.dumps({"type": "post", "client_id": CLIENT_ID, "body": 7}): "bad_frame",
    json.dumps({"type": "post", "client_id": CLIENT_ID, "body": "\ud800"}): "bad_frame",
    '{"type":"edit","id":-1,"body":"x"}': "bad_frame",
    '{"type":"edit","id":99999999999999999999,"body":"x"}': "bad_frame",
    '{"type":"seen","seq":"x"}': "bad_frame",
    b"\x00\x01": "bad_frame",
    "x" * 17_000: "too_long",
    json.dumps({"type": "post", "client_id": CLIENT_ID, "body": "  "}): "bad_frame",
    json.dumps({"type": "post", "client_id": CLIENT_ID, "body": "x" * 4001}): "too_long",
}


def test_a_bad_frame_is_answered_and_stores_nothing(live):
    session = session_of(live.anna)

    def code(frame: str | bytes) -> str:
        with live.line(live.anna, session=session) as anna:
            anna.connection.send(frame)
            return anna.next("error")["code"]

    assert {frame: code(frame) for frame in BAD_FRAMES} == BAD_FRAMES
    with live.line(live.anna, session=session) as anna:
        anna.say("seen", seq=1)
        anna.post("Still here")
        anna.next("ack")
    with anywhere():
        assert [message.body for message in Message.objects.all()] == ["Still here"]


@pytest.mark.parametrize("letter", ["x", "ж", "ქ", "😀"])
def test_a_message_may_be_long_in_any_script(live, letter):
    with live.line(live.anna) as anna:
        client_id = anna.post(letter * 4000)
        answer = anna.next("ack", "error")

    assert (answer["type"], answer["client_id"]) == ("ack", client_id)
    with anywhere():
        assert Message.objects.get().body == letter * 4000


def test_the_fifth_bad_frame_ends_the_socket(live):
    with live.line(live.anna) as anna:
        for _each in range(5):
            anna.connection.send("nonsense")
        codes = [anna.next("error")["code"] for _each in range(5)]
        code = anna.code()

    assert codes == ["bad_frame"] * 5
    assert code == 1008


def test_a_frame_beyond_what_the_server_takes_ends_the_socket(live):
    with live.line(live.anna) as anna:
        anna.connection.send("x" * 70_000)
        assert anna.code() == 1009


def test_too_fast_is_told_and_sending_again_is_free(live):
    allowance_of(live.anna.pk).posts = Bucket(rate=0.001, burst=20)

    with live.line(live.anna) as anna:
        sent = [anna.post(f"Number {number}") for number in range(24)]
        answers = [anna.next("ack", "error") for _each in sent]
        first = sent[0]
        for _each in range(10):
            anna.post("Number 0", first)
        again = [anna.next("ack", "error") for _each in range(10)]

    stored = [answer for answer in answers if answer["type"] == "ack"]
    refused = [answer for answer in answers if answer["type"] == "error"]
    assert [answer["code"] for answer in refused] == ["too_fast"] * 4
    assert [answer["client_id"] for answer in refused] == sent[20:]
    assert all(answer["type"] == "ack" and answer["client_id"] == first for answer in again)
    with anywhere():
        assert Message.objects.count() == len(stored) == 20


def test_sending_again_earns_nothing(live):
    allowance_of(live.anna.pk).posts = Bucket(rate=0.001, burst=1)

    with live.line(live.anna) as anna:
        known = anna.post("One")
        answers = [anna.next("ack", "error")]
        for body, client_id in (("One", known), ("Two", None)):
            anna.post(body, client_id)
            answers.append(anna.next("ack", "error"))

    assert [answer["type"] for answer in answers] == ["ack", "ack", "error"]
    with anywhere():
        assert [message.body for message in Message.objects.all()] == ["One"]


def test_too_fast_for_too_long_ends_the_socket(live):
    with live.line(live.anna) as anna:
        for _each in range(300):
            try:
                anna.say("typing")
            except Exception:  # noqa: BLE001  (the server has hung up)
                break
        assert anna.code() == 4429


def test_the_eleventh_socket_of_a_person_is_refused(live):
    session = session_of(live.anna)
    lines = [line(live.port, live.path, session) for _each in range(10)]
    try:
        for each in lines:
            each.__enter__().next("hello")
        with line(live.port, live.path, session) as eleventh:
            assert eleventh.code() == 4429
    finally:
        for each in lines:
            each.__exit__(None, None, None)


def test_a_socket_speaks_the_language_of_who_listens(live):
    live.anna.language = "fi"
    live.anna.save()

    def said(guest: Line) -> str:
        guest.connection.send("nonsense")
        return guest.next("error")["detail"]

    with (
        live.line(live.anna) as anna,
        line(live.port, live.path, session_of(live.ben), accepts="lt") as ben,
    ):
        heard = [said(anna), said(ben), said(anna)]

    expected = {}
    for code in ("fi", "lt"):
        with override(code):
            expected[code] = gettext("This is not a frame of this room.")
    assert heard == [expected["fi"], expected["lt"], expected["fi"]]
