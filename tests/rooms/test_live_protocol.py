"""The outward protocol of a room, spoken to a real server."""

from uuid import uuid4

import pytest

from portal.operations import SYSTEM
from rooms.models import Message, RoomEvent
from rooms.operations import close_room, edit_message, remove_message, restore_message
from tests.lines import anywhere, line, session_of

pytestmark = pytest.mark.processes


def test_hello_comes_first_and_says_where_the_room_is(live):
    live.say(live.ben, "Before")

    with line(live.port, live.path, session_of(live.anna)) as anna:
        hello = anna.next()

    assert hello == {
        "type": "hello",
        "room": {"id": live.room.pk, "title": "Interviews", "state": "open"},
        "you": {"id": live.anna.pk, "name": "Anna", "role": "member"},
        "seq": 1,
        "present": {"count": 1, "names": ["Anna"]},
    }


def test_a_message_reaches_everybody_and_its_sender(live):
    with live.line(live.anna) as anna, live.line(live.ben) as ben:
        client_id = anna.post("Who has **three** questions?")
        heard = ben.next("message")
        told = {frame["type"]: frame for frame in (anna.next("ack", "message"), anna.next("ack", "message"))}

    with anywhere():
        stored = Message.objects.get()
    assert told["ack"] == {"type": "ack", "client_id": client_id, "seq": 1, "id": stored.pk}
    assert told["message"] == heard
    assert heard == {
        "type": "message",
        "seq": 1,
        "id": stored.pk,
        "client_id": client_id,
        "author": {"id": live.anna.pk, "name": "Anna"},
        "body": "Who has **three** questions?",
        "html": "<p>Who has <strong>three</strong> questions?</p>\n",
        "at": stored.at.isoformat().replace("+00:00", "Z"),
        "reply_to": None,
        "edited_at": None,
    }


def test_sent_twice_is_there_once_and_acknowledged_twice(live):
    client_id = str(uuid4())
    with live.line(live.anna) as anna:
        anna.post("Once", client_id)
        anna.post("Once", client_id)
        frames = anna.frames(least=3)

    with anywhere():
        assert Message.objects.count() == 1
    assert sorted(frame["type"] for frame in frames) == ["ack", "ack", "message"]


def test_after_replays_what_is_later_and_goes_live(live):
    for number in range(1, 6):
        live.say(live.anna, f"Number {number}")

    with live.line(live.ben, after=2) as ben:
        replayed = [ben.next()["seq"] for _each in range(3)]
        live.say(live.anna, "Number 6")
        then = ben.next()

    assert replayed == [3, 4, 5]
    assert (then["seq"], then["body"]) == (6, "Number 6")


def test_without_after_only_what_happens_from_now_on(live):
    live.say(live.anna, "Before")

    with live.line(live.ben) as ben:
        live.say(live.anna, "After")
        frames = ben.frames(least=1)

    assert [frame["body"] for frame in frames] == ["After"]


def test_what_was_edited_or_removed_is_replayed_as_it_is_now(live):
    edited, removed = live.say(live.anna, "Old words"), live.say(live.anna, "Regretted words")
    with anywhere():
        edit_message(actor=live.anna, message=edited, body="New words")
        remove_message(actor=live.anna, message=removed)

    with live.line(live.ben, after=0) as ben:
        frames = ben.frames(least=3)

    assert [(frame["type"], frame["seq"], frame.get("body")) for frame in frames] == [
        ("message", 1, "New words"),
        ("void", 2, None),
        ("changed", 3, "New words"),
        ("removed", 4, None),
    ]
    assert "Old" not in str(frames)
    assert "Regretted" not in str(frames)


def test_edit_and_remove_over_the_line(live):
    message = live.say(live.anna, "Old words")
    with live.line(live.anna) as anna, live.line(live.ben) as ben:
        anna.say("edit", id=message.pk, body="New words")
        changed = ben.next("changed")
        anna.say("remove", id=message.pk)
        removed = ben.next("removed")
        anna.say("edit", id=message.pk, body="Too late")
        error = anna.next("error")

    assert (changed["seq"], changed["id"], changed["body"]) == (2, message.pk, "New words")
    assert removed == {"type": "removed", "seq": 3, "id": message.pk}
    assert (error["code"], error["id"]) == ("not_allowed", message.pk)
    with anywhere():
        assert Message.objects.get().body == ""


def test_nobody_changes_the_words_of_others(live):
    message = live.say(live.anna, "Mine")
    with live.line(live.ben) as ben:
        ben.say("edit", id=message.pk, body="Yours")
        ben.say("remove", id=message.pk)
        codes = [ben.next("error")["code"] for _each in range(2)]

    assert codes == ["not_allowed", "not_allowed"]
    with anywhere():
        assert Message.objects.get().body == "Mine"


def test_a_message_that_is_not_here_is_not_found(live):
    with live.line(live.anna) as anna:
        anna.say("remove", id=999_999)
        anna.post("To nothing", reply_to=999_999)
        codes = [anna.next("error")["code"] for _each in range(2)]

    assert codes == ["not_found", "not_found"]
    with anywhere():
        assert RoomEvent.objects.count() == 0


def test_closing_is_an_event_and_ends_talking(live):
    with live.line(live.ben) as ben:
        with anywhere():
            close_room(actor=live.anna, room=live.room, outcome="We agreed on **three** questions.")
        outcome, state = ben.next(), ben.next()
        client_id = ben.post("One more thing")
        error = ben.next("error")

    assert (outcome["type"], outcome["kind"], outcome["seq"]) == ("event", "outcome", 1)
    assert outcome["body"] == "We agreed on **three** questions."
    assert (state["kind"], state["seq"], state["state"]) == ("state", 2, "closed")
    assert (error["code"], error["client_id"]) == ("room_closed", client_id)


def test_more_than_five_hundred_behind_is_a_reset(live):
    with anywhere():
        rows = [
            Message(
                space=live.space,
                room=live.room,
                seq=seq,
                client_id=uuid4(),
                author=live.anna,
                at=live.room.opened_at,
            )
            for seq in range(1, 502)
        ]
        messages = Message.objects.bulk_create(rows)
        RoomEvent.objects.bulk_create(
            RoomEvent(space=live.space, room=live.room, seq=row.seq, kind="message", message=row, at=row.at)
            for row in messages
        )
        live.room.last_seq = 501
        live.room.save()

    with live.line(live.ben, after=0) as ben:
        reset = ben.next()
        live.say(live.anna, "And on")
        then = ben.next()
    with live.line(live.ben, after=2) as ben:
        replayed = [ben.next()["seq"] for _each in range(500)]

    assert reset == {"type": "reset", "seq": 501}
    assert then["seq"] == 502
    assert replayed == list(range(3, 503))


def test_typing_and_presence_pass_by(live):
    with live.line(live.anna) as anna:
        with live.line(live.ben) as ben:
            here = anna.next("presence")
            while here["present"]["count"] != 2:
                here = anna.next("presence")
            ben.say("typing")
            typing = anna.next("typing")
        gone = anna.next("presence")

    assert here["present"] == {"count": 2, "names": ["Anna", "Ben"]}
    assert typing == {"type": "typing", "author": {"id": live.ben.pk, "name": "Ben"}}
    assert gone["present"] == {"count": 1, "names": ["Anna"]}


def test_a_quiet_room_gives_a_sign_of_life_at_each_tick(live, settings):
    settings.ROOM_TICK_SECONDS = 0.5
    with live.line(live.anna) as anna:
        heard = [anna.next("presence") for _each in range(3)]  # who came, and two ticks

    assert heard == [{"type": "presence", "present": {"count": 1, "names": ["Anna"]}}] * 3


def test_what_comes_back_is_replayed_as_it_is_now_and_its_removal_is_void(live):
    said = live.say(live.anna, "Words")
    with anywhere():
        remove_message(actor=live.anna, message=said)

    with live.line(live.ben) as ben:
        with anywhere():
            restore_message(actor=SYSTEM, message=said, body="Words")
        heard = ben.next("changed")
    with live.line(live.ben, after=0) as ben:
        frames = ben.frames(least=3)

    assert (heard["id"], heard["body"]) == (said.pk, "Words")
    assert [(frame["type"], frame["seq"]) for frame in frames] == [
        ("message", 1),
        ("void", 2),
        ("changed", 3),
    ]
