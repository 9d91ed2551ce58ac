"""The line without sockets: the same frames, numbers, rights and ends, over plain requests."""

import threading
import time
from uuid import uuid4

import pytest

from community.models import Membership
from portal.realtime import hint, standing_key
from portal.realtime.limits import SOCKETS_A_PERSON, allowance_of
from rooms import polling
from rooms.models import Message
from rooms.operations import close_room, edit_message, remove_message
from tests.lines import Asker, anywhere, session_of

pytestmark = pytest.mark.processes


def lasting(frames):
    return [frame for frame in frames if "seq" in frame and frame["type"] not in {"hello", "ack"}]


def test_the_same_frames_as_over_a_socket(live):
    first, second = live.say(live.anna, "One"), live.say(live.ben, "Two")
    with anywhere():
        edit_message(actor=live.anna, message=first, body="One, better")
        remove_message(actor=live.ben, message=second)

    asker = live.asker(live.ben)
    with live.line(live.ben, after=0) as socket:
        over_socket = socket.frames(least=4)
        asked = asker.frames(least=5)
        live.say(live.anna, "Three")
        over_socket += socket.frames(least=1)
        asked += asker.frames(least=1)
        with anywhere():
            close_room(actor=live.anna, room=live.room, outcome="Three words.")
        over_socket += socket.frames(least=2)
        asked += asker.frames(least=2)

    assert asked[0]["type"] == "hello"
    assert asked[1:] == over_socket
    assert [frame["seq"] for frame in over_socket] == [1, 2, 3, 4, 5, 6, 7]


def test_the_greeting_comes_first_and_once(live):
    asker = live.asker(live.anna)

    status, told = asker.poll(wait=0)
    _status, then = asker.poll(wait=0)

    assert status == 200
    assert told["seq"] == 0
    assert told["frames"][0] == {
        "type": "hello",
        "room": {"id": live.room.pk, "title": "Interviews", "state": "open"},
        "you": {"id": live.anna.pk, "name": "Anna", "role": "member"},
        "seq": 0,
        "present": {"count": 1, "names": ["Anna"]},
    }
    assert [frame["type"] for frame in then["frames"] if frame["type"] == "hello"] == []


def test_a_question_waits_for_what_comes(live):
    asker = live.asker(live.ben)
    asker.frames(least=1)
    begun = time.monotonic()
    timer = threading.Timer(1, lambda: live.say(live.anna, "Here"))
    timer.start()

    heard = []
    while not heard and time.monotonic() - begun < 10:
        heard = lasting(asker.poll(wait=10)[1]["frames"])
    timer.join()

    assert [(frame["seq"], frame["body"]) for frame in heard] == [(1, "Here")]
    assert 0.9 < time.monotonic() - begun < 5


def test_what_is_said_is_acknowledged_once_and_reaches_sockets(live):
    asker = live.asker(live.anna)
    client_id = str(uuid4())
    with live.line(live.ben) as ben:
        status, told = asker.say("post", client_id=client_id, body="Hello")
        _status, again = asker.say("post", client_id=client_id, body="Hello")
        heard = ben.frames(least=1)

    with anywhere():
        message = Message.objects.get()
    ack = {"type": "ack", "client_id": client_id, "seq": 1, "id": message.pk}
    assert (status, told) == (200, {"frames": [ack]})
    assert again == told
    assert [frame["body"] for frame in heard] == ["Hello"]


def test_an_answer_that_was_lost_is_given_again(live):
    asker = live.asker(live.ben)
    asker.frames(least=1)
    live.say(live.anna, "One")

    lost = lasting(asker.poll()[1]["frames"])
    again = lasting(asker.poll(after=0)[1]["frames"])

    assert [frame["seq"] for frame in lost] == [1]
    assert again == lost


def test_the_later_of_two_questions_is_answered(live):
    asker = live.asker(live.ben)
    asker.frames(least=1)
    told = []
    first = threading.Thread(target=lambda: told.append(asker.ask("GET", "?after=0&wait=20&line=page")[1]))
    first.start()
    time.sleep(0.5)

    second = threading.Thread(target=lambda: told.append(asker.ask("GET", "?after=0&wait=20&line=page")[1]))
    second.start()
    first.join(timeout=5)
    live.say(live.anna, "For the later one")
    second.join(timeout=5)

    assert told[0] == {"frames": [], "seq": 0}
    assert [frame["body"] for frame in lasting(told[1]["frames"])] == ["For the later one"]


def test_somebody_who_polls_is_here_and_gone_after_a_while(live, monkeypatch):
    monkeypatch.setattr(polling, "LINGER_SECONDS", 0.5)
    with live.line(live.ben) as ben:
        live.asker(live.anna).poll(wait=0)
        here = ben.next("presence")
        gone = ben.next("presence")

    assert here["present"] == {"count": 2, "names": ["Anna", "Ben"]}
    assert gone["present"] == {"count": 1, "names": ["Ben"]}
    assert allowance_of(live.anna.pk).sockets == 0


def test_typing_passes_from_a_question_to_a_socket_and_back(live):
    asker = live.asker(live.anna)
    asker.frames(least=1)
    with live.line(live.ben) as ben:
        for _each in range(5):
            asker.say("typing")
        heard = ben.next("typing")
        with pytest.raises(TimeoutError):
            ben.next("typing", timeout=0.5)  # as over a socket: once in two seconds
        ben.say("typing")
        told = []
        while not told:
            told = [frame for frame in asker.poll()[1]["frames"] if frame["type"] == "typing"]

    assert heard["author"] == {"id": live.anna.pk, "name": "Anna"}
    assert told[0]["author"] == {"id": live.ben.pk, "name": "Ben"}


def test_who_may_not_is_told_with_the_codes_of_sockets(live):
    visitor = Asker(live.port, live.asker(live.anna).path, "nobody")
    stranger = live.asker(live.stranger)
    elsewhere = live.asker(live.anna)
    elsewhere.path = elsewhere.path.replace("/baltic/", "/salon/")
    post = {"client_id": str(uuid4()), "body": "No"}

    assert visitor.poll() == (401, {"close": 4401})
    assert visitor.say("post", **post) == (401, {"close": 4401})
    assert stranger.poll() == (404, {"close": 4404})
    assert stranger.say("post", **post) == (404, {"close": 4404})
    assert elsewhere.poll() == (404, {"close": 4404})
    with anywhere():
        assert Message.objects.count() == 0


def test_pages_of_other_sites_say_and_hear_nothing(live):
    anna = live.asker(live.anna)
    foreign, nameless = live.asker(live.anna, origin="https://evil.example"), live.asker(live.anna, origin="")
    post = {"client_id": str(uuid4()), "body": "Not mine"}

    assert foreign.say("post", **post)[0] == 403
    assert nameless.say("post", **post)[0] == 403
    assert anna.ask("GET", "?after=0&wait=0", **{"Sec-Fetch-Site": "cross-site"})[0] == 403
    assert anna.ask("PUT")[0] == 405
    with anywhere():
        assert Message.objects.count() == 0


def test_losing_access_ends_a_waiting_question(live):
    asker = live.asker(live.ben)
    asker.frames(least=1)
    with anywhere():
        Membership.objects.filter(user=live.ben).delete()
        hint(standing_key(live.ben.pk))
    told = {}
    while "close" not in told:
        told = asker.poll()[1]

    assert told["close"] in {4403, 4404}
    assert asker.poll() == (404, {"close": 4404})


def test_bad_frames_and_closed_rooms_are_refused_as_over_sockets(live):
    asker = live.asker(live.anna)
    bad = asker.ask("POST", body="not json")
    long = asker.ask("POST", body="x" * 20_000)
    with anywhere():
        close_room(actor=live.anna, room=live.room, outcome="Enough.")
    late = asker.say("post", client_id=str(uuid4()), body="One more")

    codes = [told["frames"][0]["code"] for _status, told in (bad, long, late)]
    assert codes == ["bad_frame", "too_long", "room_closed"]


def test_lines_of_both_kinds_are_counted_together(live):
    session = session_of(live.anna)
    askers = [live.asker(live.anna, session=session, name=f"page{n}") for n in range(SOCKETS_A_PERSON)]
    with live.line(live.anna, session=session):
        statuses = [asker.poll(wait=0)[0] for asker in askers]

    assert statuses == [200] * (SOCKETS_A_PERSON - 1) + [429]
