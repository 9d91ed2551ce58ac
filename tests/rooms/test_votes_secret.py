"""Secret votes in rooms: numbers at the end, of three people or more, and no trace of who chose what."""

import pytest

from portal.ballots import SealedBallot, opened
from portal.models import AuditEntry
from portal.operations import OperationRefusedError
from rooms.models import RoomEvent, RoomPollVote
from rooms.operations.polls import end_poll
from rooms.operations.voting import forget_room_vote, take_vote_back, vote
from rooms.selectors_votes import results_of
from rooms.showing_votes import polls_for_page, show_polls
from tests.factories_rooms import events_of
from tests.rooms.voting import ask, ids, numbers


@pytest.fixture
def secret(room, member):
    return ask(member, room, ballot="secret")


def give(poll, person, *names, ballot=None):
    return vote(actor=person, poll=poll, chosen=ids(poll, *names), ballot=ballot).ballot


def shows(actor, room):
    room.refresh_from_db()
    (shown,) = show_polls(actor, room, polls_for_page(actor, room))
    return shown.shows_numbers


def test_only_that_somebody_took_part_is_kept(secret, colleague):
    ballot = give(secret, colleague, "yes")

    own = RoomPollVote.objects.get()
    assert (own.person, own.chosen, own.voted_at, own.version) == (colleague, [], None, 1)
    assert ballot.fits(secret.pk, colleague.pk, own.pk, 1, "room")
    assert RoomEvent.objects.get(details__op="voted").actor is None
    assert AuditEntry.objects.get(verb="rooms.vote").actor is None


def test_a_secret_vote_is_changed_with_its_latest_ballot_alone(secret, room, colleague):
    first = give(secret, colleague, "yes")
    second = give(secret, colleague, "no", ballot=first)

    for wrong in (None, first):
        with pytest.raises(OperationRefusedError):
            give(secret, colleague, "abstain", ballot=wrong)
        with pytest.raises(OperationRefusedError):
            take_vote_back(actor=colleague, poll=secret, ballot=wrong)
    kept = numbers(secret)
    take_vote_back(actor=colleague, poll=secret, ballot=second)

    assert (kept, numbers(secret)) == ((1, [0, 1, 0]), (0, [0, 0, 0]))
    assert len(events_of(room)) == 3  # asked, given, taken back: a change shows nothing


def test_a_ballot_of_a_poll_in_a_post_is_none_here(secret, colleague):
    give(secret, colleague, "yes")
    own = RoomPollVote.objects.get()
    foreign = SealedBallot(secret.pk, colleague.pk, own.pk, 1, tuple(ids(secret, "no")))

    with pytest.raises(OperationRefusedError):
        give(secret, colleague, "no", ballot=opened(foreign.seal()))

    assert numbers(secret) == (1, [1, 0, 0])


@pytest.mark.parametrize(("voters", "shown"), [(2, False), (3, True)])
def test_numbers_are_shown_at_the_end_and_of_three(secret, room, member, colleague, moderator, voters, shown):
    for person in (member, colleague, moderator)[:voters]:
        give(secret, person, "yes")
    while_it_goes_on = [shows(actor, room) for actor in (member, colleague, moderator)]

    end_poll(actor=member, poll=secret)

    assert while_it_goes_on == [False, False, False]
    assert [shows(actor, room) for actor in (member, moderator)] == [shown, shown]
    (result,) = results_of(room)
    assert (result.voter_count, bool(result.numbers)) == (voters, shown)


def test_a_secret_vote_stays_counted_when_somebody_leaves(secret, colleague):
    give(secret, colleague, "yes")

    forget_room_vote(RoomPollVote.objects.get())

    assert (numbers(secret), RoomPollVote.objects.count()) == ((1, [1, 0, 0]), 0)
