"""Sockets of people whom the host removes or mutes, of guests, and of who came in later."""

import json

from websockets.sync.client import connect

from rooms.choices import History
from rooms.guests import GuestActor, cookie_name, cookie_value
from rooms.models import Room, RoomPerson
from rooms.operations import come_in_as_guest, invite_guest, mute_in_room, remove_from_room, revoke_guest
from tests.lines import Line, anywhere


def guest_of(live, name="Maris"):
    with anywhere():
        row, _token = invite_guest(actor=live.anna, room=live.room, name=name)
        return come_in_as_guest(actor=GuestActor(row), guest=row, keeps_name=False)


def guest_line(live, guest, room_id=None):
    cookie = f"{cookie_name(live.room.pk)}={cookie_value(guest)}"
    return connect(
        f"ws://127.0.0.1:{live.port}/ws/rooms/{room_id or live.room.pk}/?after=0",
        origin=f"http://127.0.0.1:{live.port}",
        additional_headers={"Cookie": cookie},
        proxy=None,
    )


def test_a_removed_persons_socket_ends_and_the_others_learn_no_name(live):
    with live.line(live.anna) as anna, live.line(live.ben) as ben:
        with anywhere():
            remove_from_room(actor=live.anna, room=live.room, whom=live.ben, reason="Enough")
        assert ben.code() == 4403
        frame = anna.next("event")

    assert (frame["kind"], frame["what"], frame["person"]) == ("person", "removed", live.ben.pk)
    assert live.stranger.pk not in frame.values()


def test_only_who_runs_the_room_and_the_person_hear_of_whom_it_is(live):
    from tests.factories import UserFactory, join

    cleo = UserFactory(display_name="Cleo")
    join(cleo, live.space)
    with live.line(live.anna) as anna, live.line(live.ben) as ben, live.line(cleo) as others:
        with anywhere():
            mute_in_room(actor=live.anna, room=live.room, whom=live.ben, reason="Later")
        told = [line.next("event") for line in (anna, ben, others)]
        ben.post("But")
        refused = ben.next("error")

    assert [frame.get("person") for frame in told] == [live.ben.pk, live.ben.pk, None]
    assert [frame["seq"] for frame in told] == [1, 1, 1]
    assert "what" not in told[2]
    assert refused["code"] == "not_allowed"


def test_coming_in_by_socket_is_written_down_once(live):
    live.say(live.anna, "First")
    for _again in range(2):
        with live.line(live.ben):
            pass

    with anywhere():
        rows = RoomPerson.objects.filter(person=live.ben).values_list("joined_seq", flat=True)
        assert list(rows) == [1]


def test_with_a_hidden_history_later_changes_of_earlier_words_are_void(live):
    from rooms.operations import edit_message

    with anywhere():
        Room.objects.filter(pk=live.room.pk).update(history=History.JOINING)
    before = live.say(live.anna, "Before")
    with live.line(live.anna, after=1) as anna, live.line(live.ben, after=0) as ben:
        assert ben.next() == {"type": "void", "seq": 1}
        with anywhere():
            edit_message(actor=live.anna, message=before, body="Better words")
        live.say(live.anna, "After")
        heard = [ben.next(), ben.next()]
        read = anna.next()

    assert heard[0] == {"type": "void", "seq": 2}
    assert (heard[1]["type"], heard[1]["body"]) == ("message", "After")
    assert (read["type"], read["body"]) == ("changed", "Better words")


def test_a_guest_speaks_and_is_named_as_a_guest(live):
    guest = guest_of(live)
    with live.line(live.ben) as ben, guest_line(live, guest) as connection:
        maris = Line(connection)
        hello = maris.next("hello")
        maris.post("Good morning")
        heard = ben.next("message")
        own = maris.next("message", "ack")

    assert hello["you"] == {"id": None, "name": "Maris (guest)", "role": None, "guest": guest.pk}
    assert heard["author"] == {"id": None, "guest": guest.pk, "name": "Maris (guest)"}
    assert own["seq"] == 1


def test_a_guest_hears_nothing_of_before(live):
    from rooms.operations import edit_message

    before = live.say(live.anna, "Before")
    guest = guest_of(live)
    with guest_line(live, guest) as connection:
        maris = Line(connection)
        maris.next("hello")
        replayed = maris.next()
        with anywhere():
            edit_message(actor=live.anna, message=before, body="Better")
        changed = maris.next()

    assert (replayed, changed) == ({"type": "void", "seq": 1}, {"type": "void", "seq": 2})


def test_a_guest_sees_how_many_are_here_and_no_names(live):
    guest = guest_of(live)
    with live.line(live.ben) as ben, guest_line(live, guest) as connection:
        maris = Line(connection)
        told = maris.next("hello")["present"]
        names = ben.next("presence")["present"]["names"]

    assert told == {"count": 2, "names": ["Maris (guest)"]}
    assert names == ["Ben", "Maris (guest)"]


def test_a_guests_socket_ends_with_the_link(live):
    guest = guest_of(live)
    with guest_line(live, guest) as connection:
        maris = Line(connection)
        maris.next("hello")
        with anywhere():
            revoke_guest(actor=live.anna, guest=guest)
        assert maris.code(timeout=5) in {4401, 4403}

    with guest_line(live, guest) as connection:
        assert Line(connection).code() == 4401


def test_a_guest_has_no_socket_in_another_room(live):
    from tests.factories_rooms import make_room

    guest = guest_of(live)
    with anywhere():
        other = make_room(live.anna, live.space)
    with guest_line(live, guest, other.pk) as connection:
        assert Line(connection).code() == 4401
    renamed = f"{cookie_name(other.pk)}={cookie_value(guest)}"
    with connect(
        f"ws://127.0.0.1:{live.port}/ws/rooms/{other.pk}/",
        origin=f"http://127.0.0.1:{live.port}",
        additional_headers={"Cookie": renamed},
        proxy=None,
    ) as connection:
        assert Line(connection).code() == 4401


def test_a_removed_guest_is_gone(live):
    guest = guest_of(live)
    with guest_line(live, guest) as connection:
        maris = Line(connection)
        maris.next("hello")
        with anywhere():
            remove_from_room(actor=live.anna, room=live.room, whom=guest, reason="Enough")
        code = maris.code(timeout=5)

    assert code in {4401, 4403}
    assert json.dumps(guest.pk)
