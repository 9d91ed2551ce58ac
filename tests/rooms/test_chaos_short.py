"""Two web processes, bad hints, cut lines, one process killed: nothing is lost, doubled or out of order.

``python -m bench rooms_chaos`` is the long form, with PostgreSQL and Redis going away as well.
"""

import asyncio
import os
from pathlib import Path

import pytest
from django.conf import settings

from bench.chaos import things
from bench.chaos.people import Reader, Talk, Writer
from bench.chaos.talk import Plan, run
from bench.chaos.verdict import Stored, complaints
from bench.schemas import protocol
from portal.choices import Role, SpaceKind
from rooms.models import Message, RoomEvent
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_rooms import make_room
from tests.lines import anywhere, database_file, session_of

pytestmark = pytest.mark.processes

WRITERS, READERS, SECONDS = 2, 3, 4


def stored_in(room):
    """What the room's verdict is drawn from."""
    with anywhere():
        seqs = RoomEvent.objects.filter(room=room).order_by("seq").values_list("seq", flat=True)
        said = Message.objects.filter(room=room).order_by("seq")
        return list(seqs), [
            Stored(each.pk, each.seq, str(each.client_id), None if each.is_removed else each.body)
            for each in said
        ]


def test_a_talk_under_faults_loses_and_doubles_nothing(tmp_path: Path, db):
    with database_file(tmp_path / "chaos.sqlite3"):
        space = SpaceFactory(slug="baltic", kind=SpaceKind.NETWORK)
        people = [UserFactory() for _each in range(WRITERS + READERS)]
        for person in people:
            join(person, space, Role.MEMBER)
        with anywhere():
            room = make_room(people[0], space)
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "TEST_DATABASE_URL": f"sqlite://{tmp_path / 'chaos.sqlite3'}",
            "CHAOS_SEED": "7",
            "CHAOS_TICK": "1",
        }
        plan = Plan(
            seed="7",
            room=room.pk,
            cookies=[f"{settings.SESSION_COOKIE_NAME}={session_of(person)}" for person in people],
            writers=WRITERS,
            seconds=SECONDS,
            webs=[things.web(environment, tmp_path / "log") for _each in range(2)],
            stored=lambda: stored_in(room),
            number_of_faults=1,
            check=protocol().complaint,
        )
        outcome = asyncio.run(run(plan))

    assert outcome.wrong == []
    assert outcome.counts["web killed"] + outcome.counts["web ended"] == 1
    assert outcome.counts["messages stored"] >= outcome.counts["messages acknowledged"] > 0


@pytest.fixture
def talk():
    return Talk(room=1, ports=[], cookies=[], ends=0)


def message(seq, body="Words"):
    return {"type": "message", "seq": seq, "id": seq, "body": body}


def told(talk, *frames):
    reader = Reader(talk, 0, "7", is_slow=False)
    for frame in frames:
        reader.hear(frame)
    return reader


def written(talk, *, acknowledged, sent=None):
    writer = Writer(talk, 0, "7")
    writer.sent = sent or dict.fromkeys(acknowledged, "Words")
    writer.acknowledged = acknowledged
    return writer


def test_what_is_right_is_not_complained_of(talk):
    reader = told(talk, message(1), message(2))
    writer = written(talk, acknowledged={"a": (1, 1), "b": (2, 2)})
    stored = [Stored(1, 1, "a", "Words"), Stored(2, 2, "b", "Words")]

    assert complaints([1, 2], stored, [writer], [reader]) == []
    assert talk.wrong == []


@pytest.mark.parametrize(
    ("frames", "wrong"),
    [
        ([message(2)], "reader 0 got number 2 after 0"),
        ([message(1), message(1)], "reader 0 got number 1 after 1"),
        ([{"type": "reset", "seq": 3}], "reader 0 was reset at 0"),
    ],
)
def test_gaps_doubles_and_resets_are_seen_at_once(talk, frames, wrong):
    told(talk, *frames)

    assert talk.wrong == [wrong]


def test_every_other_loss_is_seen_in_the_end(talk):
    late, wrong = told(talk), told(talk, message(1, "Other words"))
    writer = written(talk, acknowledged={"a": (1, 1), "gone": (2, 2)})
    stored = [Stored(1, 1, "a", "Words"), Stored(3, 3, "nobody's", "Words")]

    found = complaints([1, 3], stored, [writer], [late, wrong])

    assert found == [
        "the numbers of the room have gaps or come twice",
        "3 was never sent",
        "gone was acknowledged as number 2 and is not there",
        "reader 0 is at 0 of 2",
        "reader 0 has other words in 2 messages, such as [1, 3]",
        "reader 0 is at 1 of 2",
        "reader 0 has other words in 2 messages, such as [1, 3]",
    ]
