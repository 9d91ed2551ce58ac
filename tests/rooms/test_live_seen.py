"""Read marks and trouble with the database, over the line."""

import time
from uuid import uuid4

import pytest
from django.db import OperationalError

from rooms.live import acting, seen
from rooms.models import Message, RoomPerson
from tests.lines import anywhere

pytestmark = pytest.mark.processes


def mark_of(live, user):
    with anywhere():
        return (
            RoomPerson.objects.filter(room=live.room, person=user).values_list("seen_seq", flat=True).first()
        )


def wait_for_mark(live, user, seq):
    ends = time.monotonic() + 10
    while mark_of(live, user) != seq and time.monotonic() < ends:
        time.sleep(0.05)
    return mark_of(live, user)


def test_what_was_read_is_kept_over_both_kinds_of_line(live, monkeypatch):
    monkeypatch.setattr(seen, "GATHER_SECONDS", 0.2)
    with live.line(live.ben) as ben:
        for number in range(1, 6):
            live.say(live.anna, f"Number {number}")
        ben.say("seen", seq=3)
        ben.say("seen", seq=2)
        assert wait_for_mark(live, live.ben, 3) == 3
    live.asker(live.ben).say("seen", seq=5)

    assert wait_for_mark(live, live.ben, 5) == 5
    assert mark_of(live, live.anna) is None


def test_who_may_not_read_leaves_no_mark(live, monkeypatch):
    monkeypatch.setattr(seen, "GATHER_SECONDS", 0.05)
    live.say(live.anna, "One")

    assert live.asker(live.stranger).say("seen", seq=1)[0] == 404
    time.sleep(0.5)

    assert mark_of(live, live.stranger) is None


def test_a_database_that_is_away_refuses_for_now_and_the_line_stays(live, monkeypatch):
    def away(*_args):
        raise OperationalError("the database is away")

    client_id = str(uuid4())
    with live.line(live.anna) as anna:
        with monkeypatch.context() as trouble:
            trouble.setattr(acting, "say", away)
            anna.post("Kept", client_id)
            error = anna.next("error")
        anna.post("Kept", client_id)
        ack = anna.next("ack")

    assert (error["code"], error["client_id"]) == ("try_later", client_id)
    assert ack["client_id"] == client_id
    with anywhere():
        assert Message.objects.count() == 1


def test_a_page_of_somebody_else_is_refused(live):
    asker = live.asker(live.anna)

    status, told = asker.ask("GET", f"?after=0&wait=0&me={live.ben.pk}")
    own, _told = asker.ask("GET", f"?after=0&wait=0&me={live.anna.pk}")

    assert (status, told) == (401, {"close": 4401})
    assert own == 200
