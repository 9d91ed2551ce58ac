"""Whatever people give, change and take back: the numbers are those of what each said last."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from portal.choices import Ballot
from portal.tenancy import Scope, SpaceSet, enter
from rooms.models import RoomPoll
from rooms.operations.voting import take_vote_back, vote
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_rooms import make_room
from tests.rooms.voting import ask

PEOPLE, ANSWERS, DOTS = 3, 4, 5
ANSWER = st.integers(0, ANSWERS - 1)
CHOICES = {
    "yes_no": st.lists(st.integers(0, 2), min_size=1, max_size=1),
    "choice": st.lists(ANSWER, min_size=1, max_size=ANSWERS, unique=True),
    "dots": st.lists(ANSWER, min_size=1, max_size=DOTS),
}
STEPS = st.sampled_from(sorted(CHOICES)).flatmap(
    lambda kind: st.tuples(
        st.just(kind),
        st.sampled_from(Ballot.values),
        st.lists(st.tuples(st.integers(0, PEOPLE - 1), st.none() | CHOICES[kind]), max_size=12),
    )
)


class Tallies(TestCase):
    """The model is what each person said last."""

    @settings(max_examples=30, deadline=None)
    @given(play=STEPS)
    def test_counters_are_the_sum_of_what_each_said_last(self, play):
        kind, ballot, steps = play
        with enter(Scope(reads=SpaceSet.everything(), writes_anywhere=True)):
            space = SpaceFactory()
            people = [UserFactory() for _ in range(PEOPLE)]
            for person in people:
                join(person, space)
            answers = ("A", "B", "C", "D") if kind != "yes_no" else ()
            several = kind == "choice"
            poll = ask(
                people[0], make_room(people[0], space), kind=kind, answers=answers, ballot=ballot,
                takes_several=several,
            )  # fmt: skip
            options = list(poll.options.order_by("order"))
            last, sealed = {}, {}
            for who, chosen in steps:
                if chosen is None:
                    take_vote_back(actor=people[who], poll=poll, ballot=sealed.get(who))
                    last.pop(who, None)
                    continue
                picked = [options[number].pk for number in chosen]
                sealed[who] = vote(actor=people[who], poll=poll, chosen=picked, ballot=sealed.get(who)).ballot
                last[who] = picked

            poll = RoomPoll.objects.get(pk=poll.pk)
            counted = {option.pk: option.vote_count for option in poll.options.all()}
            expected = Counter(pk for picked in last.values() for pk in picked)
            assert (poll.voter_count, poll.votes.count()) == (len(last), len(last))
            assert counted == {option.pk: expected[option.pk] for option in options}
