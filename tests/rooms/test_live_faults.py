"""What a room bears: frames of every bad kind, floods, and a database that goes away."""

import json
from uuid import uuid4

import pytest
from django.db import InterfaceError, OperationalError
from websockets.exceptions import ConnectionClosed

from portal.realtime.socket import MOST_BYTES
from rooms.live import acting
from rooms.models import Message, RoomEvent
from tests.lines import anywhere

pytestmark = pytest.mark.processes


def padded_post(size: int) -> str:
    """A right frame of exactly ``size`` bytes, most of them in a field that nobody knows."""
    frame = {"type": "post", "client_id": str(uuid4()), "body": "Hello", "stuff": ""}
    return json.dumps({**frame, "stuff": "x" * (size - len(json.dumps(frame)))})


def test_a_frame_of_exactly_the_limit_is_taken_and_one_byte_more_is_not(live):
    with live.line(live.anna) as anna:
        anna.connection.send(padded_post(MOST_BYTES))
        taken = anna.next("ack", "error")
        anna.connection.send(padded_post(MOST_BYTES + 1))
        refused = anna.next("error")

    assert (taken["type"], refused["code"]) == ("ack", "too_long")
    with anywhere():
        assert Message.objects.count() == 1


def test_a_megabyte_ends_the_line_and_nobody_else_notices(live):
    with live.line(live.ben) as ben, live.line(live.anna) as anna:
        anna.connection.send("x" * 1_000_000)
        code = anna.code()
        live.say(live.anna, "Still here")
        heard = ben.next("message")

    assert (code, heard["body"]) == (1009, "Still here")


NUMBERS = ["NaN", "Infinity", "-1", "1e400", "0.5", "1" * 5000, "true", '"7"']


@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_no_number_is_a_bad_frame(live, number):
    with live.line(live.anna) as anna:
        anna.connection.send(f'{{"type":"remove","id":{number}}}')
        refused = anna.next("error")

    assert refused["code"] == "bad_frame"


def test_deep_nesting_is_a_bad_frame_or_let_through_and_never_an_end(live):
    with live.line(live.anna) as anna:
        anna.connection.send("[" * 8000)
        refused = anna.next("error")
        anna.connection.send('{"type":"seen","seq":1,"x":' + "[" * 4000 + "]" * 4000 + "}")
        anna.post("Still here")
        then = anna.next("ack", "error")["type"]

    assert refused["code"] == "bad_frame"
    assert then in {"ack", "error"}


def test_text_that_is_no_text_ends_only_its_own_line(live):
    with live.line(live.ben) as ben:
        with live.line(live.anna) as anna:
            anna.connection.send(b"\xff\xfe", text=True)
            code = anna.code()
        live.say(live.anna, "Still here")
        heard = ben.next("message")

    assert code in {1006, 1007}  # the server's word for it may be lost in the hurry
    assert heard["body"] == "Still here"


def test_a_flood_is_shown_out_while_others_talk_on(live):
    with live.line(live.ben) as ben, live.line(live.anna) as anna:
        try:
            for _each in range(1000):
                anna.say("typing")
            code = anna.code()
        except ConnectionClosed as end:
            code = end.rcvd.code
        live.say(live.ben, "Calm")
        heard = ben.next("message")

    assert code == 4429
    assert heard["body"] == "Calm"


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_while_the_database_is_away_writers_are_told_and_the_line_stays(live, monkeypatch, error):
    def away(*args):
        raise error("away")

    said = live.say(live.ben, "Old words")
    with live.line(live.ben) as ben:
        with monkeypatch.context() as while_away:
            for deed in ("say", "edit", "remove"):
                while_away.setattr(acting, deed, away)
            client_id = ben.post("Not now")
            refused = [ben.next("error")]
            ben.say("edit", id=said.pk, body="New words")
            ben.say("remove", id=said.pk)
            refused += [ben.next("error"), ben.next("error")]
        with anywhere():
            numbers = RoomEvent.objects.count()
        ben.post("Not now", client_id)
        acknowledged = ben.next("ack")

    assert [(frame["code"], frame["client_id"], frame.get("id")) for frame in refused] == [
        ("try_later", client_id, None),
        ("try_later", None, said.pk),
        ("try_later", None, said.pk),
    ]
    assert numbers == 1
    assert (acknowledged["client_id"], acknowledged["seq"]) == (client_id, 2)


def test_a_frame_that_was_stored_before_the_line_to_the_database_broke_reaches_everybody(
    live, monkeypatch, settings
):
    settings.ROOM_TICK_SECONDS = 600
    stored = acting.say

    def broken_afterwards(*args):
        monkeypatch.setattr("portal.realtime.hints._poke", lambda key, pk: None)  # died with the line
        stored(*args)
        raise OperationalError("broken")

    monkeypatch.setattr(acting, "say", broken_afterwards)
    with live.line(live.ben) as ben:
        client_id = ben.post("Said all the same")
        frames = [ben.next("error", "message") for _each in range(2)]
    told = {frame["type"]: frame for frame in frames}

    assert told["error"]["code"] == "try_later"
    assert (told["message"]["client_id"], told["message"]["seq"]) == (client_id, 1)
