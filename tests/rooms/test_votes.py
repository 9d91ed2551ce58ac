"""What a room is asked: who asks, who votes, and that each person counts once, with what they said last."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.ballots import count
from portal.choices import Audience
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from rooms.models import RoomEvent, RoomPoll, RoomPollVote
from rooms.operations import RoomClosedError, close_room
from rooms.operations.polls import Question, ask_poll, end_poll, hide_poll, remove_poll, settle_poll
from rooms.operations.voting import forget_room_vote, take_vote_back, vote
from rooms.selectors_votes import results_of
from rooms.tasks_votes import end_polls_by_the_clock
from tests.factories_rooms import events_of, make_room
from tests.rooms.voting import ask, ids, numbers, over


def test_a_quick_poll_is_asked_by_who_speaks_and_takes_a_number(room, colleague):
    poll = ask(colleague, room, "Shall we begin?")

    room.refresh_from_db()
    assert [option.word for option in poll.options.order_by("order")] == ["yes", "no", "abstain"]
    assert (poll.author, poll.is_formal, poll.closes_at, room.has_polls) == (colleague, False, None, True)
    assert events_of(room) == [(1, "poll")]
    assert RoomEvent.objects.get().details == {"poll": poll.pk, "voted": 0, "op": "asked"}


@pytest.mark.parametrize(("who", "allowed"), [("member", True), ("moderator", True), ("colleague", False)])
def test_a_formal_vote_is_called_by_who_runs_the_room(request, room, who, allowed):
    actor = request.getfixturevalue(who)

    if allowed:
        ask(actor, room, is_formal=True)
    else:
        with pytest.raises(AccessDeniedError) as denied:
            ask(actor, room, is_formal=True)
        assert denied.value.permission == "rooms.run_room"

    assert RoomPoll.objects.count() == allowed


@pytest.mark.parametrize(
    ("who", "permission"), [("observer", "rooms.ask_poll"), ("outsider", "rooms.view_room")]
)
def test_who_does_not_speak_asks_nothing(request, room, who, permission):
    with pytest.raises(AccessDeniedError) as denied:
        ask(request.getfixturevalue(who), room)

    room.refresh_from_db()
    assert denied.value.permission == permission
    assert (RoomPoll.objects.count(), room.last_seq, room.has_polls) == (0, 0, False)


@pytest.mark.parametrize(
    ("question", "field"),
    [
        (Question(" "), "question"),
        (Question("x" * 201), "question"),
        (Question("Which?", kind="choice", answers=("One",)), "answers"),
        (Question("Which?", kind="choice", answers=("One", "one")), "answers"),
        (Question("Which?", kind="choice", answers=tuple("abcdefghijk")), "answers"),
        (Question("Which?", kind="dots", answers=("One", "x" * 121)), "answers"),
        (Question("Which?", kind="dots", answers=("One", "Two"), dots=21), "dots"),
        (Question("Now?", minutes=4), "minutes"),
    ],
)
def test_questions_that_cannot_be_are_refused(room, member, question, field):
    with pytest.raises(OperationRefusedError) as refused:
        ask_poll(actor=member, room=room, question=question)

    assert refused.value.field == field
    assert RoomPoll.objects.count() == 0


def test_five_polls_at_once_are_enough(room, member):
    first = ask(member, room)
    for _number in range(4):
        ask(member, room)

    with pytest.raises(OperationRefusedError):
        ask(member, room)
    end_poll(actor=member, poll=first)

    assert ask(member, room).pk is not None


def test_nothing_is_asked_or_voted_in_a_closed_room_and_what_went_on_ended_with_it(room, member, colleague):
    poll = ask(member, room)
    close_room(actor=member, room=room, outcome="Done")

    with pytest.raises(RoomClosedError):
        ask(member, room)
    with pytest.raises(RoomClosedError):
        vote(actor=colleague, poll=poll, chosen=ids(poll, "yes"))

    poll.refresh_from_db()
    assert (poll.ended_seq, numbers(poll)) == (4, (0, [0, 0, 0]))
    assert events_of(room) == [(1, "poll"), (2, "outcome"), (3, "state"), (4, "poll")]


def test_a_vote_counts_once_and_can_be_changed_and_taken_back(room, member, colleague):
    poll = ask(member, room)

    vote(actor=colleague, poll=poll, chosen=ids(poll, "yes"))
    vote(actor=colleague, poll=poll, chosen=ids(poll, "no"))
    vote(actor=member, poll=poll, chosen=ids(poll, "no"))
    after_both = numbers(poll)
    take_vote_back(actor=colleague, poll=poll)
    take_vote_back(actor=colleague, poll=poll)

    assert (after_both, numbers(poll)) == ((2, [0, 2, 0]), (1, [0, 1, 0]))
    details = list(RoomEvent.objects.order_by("seq").values_list("details__voted", flat=True))
    assert details == [0, 1, 1, 2, 1]


def test_the_same_vote_again_changes_nothing(room, member):
    poll = ask(member, room)
    for _twice in range(2):
        vote(actor=member, poll=poll, chosen=ids(poll, "yes"))

    assert (numbers(poll), len(events_of(room))) == ((1, [1, 0, 0]), 2)


@pytest.mark.parametrize("who", ["observer", "outsider"])
def test_who_does_not_speak_does_not_vote(request, room, member, who):
    poll = ask(member, room)

    with pytest.raises(AccessDeniedError):
        vote(actor=request.getfixturevalue(who), poll=poll, chosen=ids(poll, "yes"))

    assert (numbers(poll), RoomPollVote.objects.count()) == ((0, [0, 0, 0]), 0)


@pytest.mark.parametrize(
    ("how", "chosen"),
    [
        ({}, []),
        ({}, [1, 2]),
        ({}, [1, 1]),
        ({"kind": "choice", "takes_several": True}, [1, 1]),
        ({"kind": "dots"}, []),
        ({"kind": "dots"}, [1, 1, 1, 2, 2, 2]),
    ],
)
def test_choices_that_cannot_be_are_refused(room, member, how, chosen):
    poll = ask(member, room, answers=("One", "Two"), **how)
    all_ids = list(poll.options.order_by("order").values_list("pk", flat=True))

    with pytest.raises(OperationRefusedError) as refused:
        vote(actor=member, poll=poll, chosen=[all_ids[number - 1] for number in chosen])

    assert refused.value.field == "chosen"
    assert numbers(poll)[0] == 0


def test_answers_of_another_poll_are_none(room, space, member):
    poll, other = ask(member, room), ask(member, make_room(member, space))

    with pytest.raises(OperationRefusedError):
        vote(actor=member, poll=poll, chosen=ids(other, "yes"))

    assert (numbers(poll), numbers(other)) == ((0, [0, 0, 0]), (0, [0, 0, 0]))


def test_dots_are_spread_as_one_likes(room, member, colleague):
    poll = ask(member, room, kind="dots", answers=("One", "Two", "Three"))

    vote(actor=member, poll=poll, chosen=ids(poll, "One", "One", "Three"))
    vote(actor=colleague, poll=poll, chosen=ids(poll, *["Three"] * 5))
    vote(actor=member, poll=poll, chosen=ids(poll, "Two"))

    assert numbers(poll) == (2, [0, 1, 5])


def test_a_late_vote_is_refused_and_the_poll_ends_once(room, member, colleague):
    poll = ask(member, room, minutes=1)
    over(poll)

    with pytest.raises(OperationRefusedError) as refused:
        vote(actor=colleague, poll=poll, chosen=ids(poll, "yes"))
    ended = [settle_poll(actor=SYSTEM, poll=poll), settle_poll(actor=SYSTEM, poll=poll)]

    poll.refresh_from_db()
    assert str(refused.value) == "It has ended. Your vote came too late and was not counted."
    assert (ended, end_polls_by_the_clock(), poll.ended_at) == ([True, False], 0, poll.closes_at)
    assert events_of(room) == [(1, "poll"), (2, "poll")]


def test_the_clock_ends_what_is_over_and_nothing_else(room, member):
    late, on_time, endless = ask(member, room, minutes=1), ask(member, room, minutes=10), ask(member, room)
    over(late)

    assert [end_polls_by_the_clock(), end_polls_by_the_clock()] == [1, 0]

    ended = RoomPoll.objects.ended()
    assert (list(ended), settle_poll(actor=SYSTEM, poll=on_time)) == ([late], False)
    assert settle_poll(actor=SYSTEM, poll=endless) is False


@pytest.mark.parametrize(
    ("who", "allowed"), [("colleague", True), ("member", True), ("moderator", True), ("newcomer", False)]
)
def test_who_asked_and_who_runs_the_room_end_a_poll(request, room, colleague, who, allowed):
    poll = ask(colleague, room)
    actor = request.getfixturevalue(who)

    if allowed:
        end_poll(actor=actor, poll=poll)
        end_poll(actor=actor, poll=poll)
    else:
        with pytest.raises(AccessDeniedError) as denied:
            end_poll(actor=actor, poll=poll)
        assert denied.value.permission == "rooms.end_poll"

    assert len(events_of(room)) == 1 + allowed


def test_a_poll_is_taken_back_only_before_anybody_voted(room, member, colleague):
    mine, voted = ask(member, room), ask(member, room)
    vote(actor=colleague, poll=voted, chosen=ids(voted, "yes"))

    remove_poll(actor=member, poll=mine)
    with pytest.raises(OperationRefusedError):
        remove_poll(actor=member, poll=voted)
    with pytest.raises(AccessDeniedError):
        remove_poll(actor=colleague, poll=voted)

    assert list(RoomPoll.objects.all()) == [voted]


def test_moderators_hide_and_show_a_poll(room, member, colleague, moderator):
    poll = ask(member, room)
    end_poll(actor=member, poll=poll)

    with pytest.raises(AccessDeniedError):
        hide_poll(actor=member, poll=poll)
    hide_poll(actor=moderator, poll=poll)
    hidden = [poll in RoomPoll.objects.visible_to(who) for who in (colleague, moderator)]
    hide_poll(actor=moderator, poll=poll, hidden=False)

    assert (hidden, poll in RoomPoll.objects.visible_to(colleague)) == ([False, True], True)


def test_results_are_of_what_has_ended_and_is_not_hidden(room, member, colleague, moderator):
    ended, hidden, _going_on = (
        ask(member, room, "One?"),
        ask(member, room, "Two?"),
        ask(member, room, "Three?"),
    )
    vote(actor=colleague, poll=ended, chosen=ids(ended, "yes"))
    for poll in (ended, hidden):
        end_poll(actor=member, poll=poll)
    hide_poll(actor=moderator, poll=hidden)
    room.refresh_from_db()

    results = results_of(room)

    assert [(r.question, r.voter_count, r.numbers) for r in results] == [
        ("One?", 1, (("Yes", 1), ("No", 0), ("I abstain", 0)))
    ]
    assert results_of(room, after=results[0].ended_seq) == []


def test_an_open_vote_of_somebody_who_leaves_goes_while_it_counts_and_stays_decided(room, member, colleague):
    going_on, ended = ask(member, room), ask(member, room)
    for poll in (going_on, ended):
        vote(actor=colleague, poll=poll, chosen=ids(poll, "yes"))
    end_poll(actor=member, poll=ended)

    for own in RoomPollVote.objects.filter(person=colleague):
        forget_room_vote(own)

    assert (numbers(going_on), numbers(ended)) == ((0, [0, 0, 0]), (1, [1, 0, 0]))
    assert RoomPollVote.objects.count() == 0


def test_a_room_for_parties_asks_nobody_else(space, member, moderator, everywhere):
    from tests.factories import CircleFactory

    circle = CircleFactory(space=space)
    circle.members.create(space=space, user=member)
    poll = ask(member, make_room(member, space, audience=Audience.PARTIES, circle=circle))

    with pytest.raises(AccessDeniedError):
        vote(actor=moderator, poll=poll, chosen=ids(poll, "yes"))

    assert list(RoomPoll.objects.visible_to(moderator)) == []


def test_a_poll_is_over_at_its_time_whoever_looks(room, member):
    poll = ask(member, room, minutes=1)
    before = poll.is_over
    poll.closes_at = timezone.now() - timedelta(seconds=1)

    assert (before, poll.is_over, poll.ended_at) == (False, True, None)


def test_counting_of_unknown_options_changes_nothing():
    count({}, away=[1], to=[2])
