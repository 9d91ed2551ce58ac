"""Whatever people do and whenever they come back: what each has equals the room.

Hypothesis draws the order in which people connect, lose their line, say, say again, edit, remove and close;
what it finds wrong it shortens to the fewest steps.
"""

import json
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from portal.choices import Role
from portal.operations import AccessDeniedError
from portal.realtime.people import caller_of
from rooms.live import reading
from rooms.live.acting import edit, remove, say
from rooms.live.heard import Edit, Post, Remove
from rooms.live.reading import RoomReader, enter_room
from rooms.models import Message, RoomEvent
from rooms.operations import RoomClosedError, close_room
from tests.factories import UserFactory, join
from tests.factories_rooms import make_room
from tests.lines import anywhere, session_of

READERS = 3
MOST = 6  # numbers between a reset and a replay, and at once: small, so that both are met


class Reader:
    """A client as the protocol tells it to be: one number, and what stands."""

    def __init__(self):
        self.seq = 0
        self.words = {}
        self.is_on_line = False

    def hear(self, texts):
        for text in texts:
            frame = json.loads(text)
            assert frame["seq"] == self.seq + 1
            self.seq = frame["seq"]
            if frame["type"] in {"message", "changed"}:
                self.words[frame["id"]] = frame["body"]
            elif frame["type"] == "removed":
                self.words.pop(frame["id"], None)

    def reset(self, seq):
        """Load the history over HTTP, which gives the messages that stand."""
        with anywhere():
            self.words = dict(
                Message.objects.filter(room=Talk.room, removed_at=None).values_list("pk", "body")
            )
        self.seq = seq


class Talk(RuleBasedStateMachine):
    """``space`` and ``people`` are set by the test."""

    room = None

    def __init__(self):
        super().__init__()
        with anywhere():
            Talk.room = make_room(self.people[0].user, self.space)
        self.readers = [Reader() for _each in range(READERS)]
        self.hub = RoomReader(self.room.pk, self.space.pk)
        self.posts = []
        self.expected = {}
        self.is_closed = False

    def _may(self, deed, frame):
        """What came of a deed; nothing once the room is closed."""
        try:
            return deed(self.people[0], self.room.pk, self.space.pk, frame)
        except (RoomClosedError, AccessDeniedError):
            assert self.is_closed or frame.id not in self.expected
            return None

    @rule(body=st.sampled_from(["a", "b", "c"]), times=st.integers(1, 3))
    def speak(self, body, times):
        frame = Post(type="post", client_id=uuid4(), body=body)
        told = [self._may(say, frame) for _each in range(times)]
        if self.is_closed:
            assert told == [None] * times
            return
        assert {(each.pk, each.seq) for each in told} == {(told[0].pk, told[0].seq)}
        self.posts.append((frame, told[0].pk, told[0].seq))
        self.expected[told[0].pk] = body

    @precondition(lambda self: self.posts)
    @rule(data=st.data())
    def speak_again_long_after(self, data):
        frame, pk, seq = data.draw(st.sampled_from(self.posts))
        again = self._may(say, frame)
        assert (again.pk, again.seq) == (pk, seq)

    @precondition(lambda self: self.posts)
    @rule(data=st.data(), body=st.sampled_from(["d", "e"]))
    def write_anew(self, data, body):
        _frame, pk, _seq = data.draw(st.sampled_from(self.posts))
        if self._may(edit, Edit(type="edit", id=pk, body=body)) is not None:
            self.expected[pk] = body

    @precondition(lambda self: self.posts)
    @rule(data=st.data())
    def take_away(self, data):
        _frame, pk, _seq = data.draw(st.sampled_from(self.posts))
        if self._may(remove, Remove(type="remove", id=pk)) is not None:
            del self.expected[pk]

    @precondition(lambda self: not self.is_closed)
    @rule()
    def close(self):
        with anywhere():
            close_room(actor=self.people[0].user, room=self.room, outcome="Done")
        self.is_closed = True

    @rule(place=st.integers(0, READERS - 1))
    def connect(self, place):
        reader = self.readers[place]
        entry = enter_room(self.people[1], self.room.pk, reader.seq)
        if entry.reset:
            reader.reset(entry.seq)
        reader.hear(text for _seq, text in entry.frames)
        reader.is_on_line = True

    @rule(place=st.integers(0, READERS - 1))
    def lose_the_line(self, place):
        self.readers[place].is_on_line = False

    @rule()
    def hint(self):
        """The hub reads once from where the slowest on the line is, and hands on what each has not."""
        here = [reader for reader in self.readers if reader.is_on_line]
        start = min((reader.seq for reader in here), default=0)
        news = self.hub.read(start, frozenset(self.people[1:]))
        assert (news.signed_out, news.shut_out) == (set(), set())
        for reader in here:
            reader.hear(frame.text for frame in news.frames if frame.seq > reader.seq)

    @invariant()
    def numbers_have_no_gaps(self):
        with anywhere():
            seqs = RoomEvent.objects.filter(room=self.room).order_by("seq").values_list("seq", flat=True)
            assert list(seqs) == list(range(1, len(seqs) + 1))

    @invariant()
    def who_has_every_number_has_the_room(self):
        with anywhere():
            last = RoomEvent.objects.filter(room=self.room).count()
        for reader in self.readers:
            if reader.seq == last:
                assert reader.words == self.expected

    def teardown(self):
        for place, reader in enumerate(self.readers):
            self.connect(place)
            assert reader.words == self.expected


@pytest.mark.parametrize("most_at_once", [2, 200])
def test_resuming_gives_everybody_the_room(space, member, monkeypatch, most_at_once):
    monkeypatch.setattr(reading, "MOST_REPLAYED", MOST)
    monkeypatch.setattr(reading, "MOST_AT_ONCE", most_at_once)
    other = UserFactory()
    join(other, space, Role.MEMBER)
    Talk.space, Talk.people = space, [caller_of(session_of(member)), caller_of(session_of(other))]

    run_state_machine_as_test(
        Talk,
        settings=settings(
            max_examples=10,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
