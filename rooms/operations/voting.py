"""Giving, changing and taking back votes in rooms; each person counts once, with what they said last."""

from collections import Counter
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.ballots import Chosen, SealedBallot, count
from portal.operations import SYSTEM, Actor, OperationRefusedError, operation, require
from rooms.models import Room, RoomPoll, RoomPollOption, RoomPollVote
from rooms.operations.polls import locked_poll, number
from rooms.operations.refusals import RoomClosedError

BOX = "room"


@dataclass(frozen=True)
class Given:
    """A vote that was given; ``ballot`` is for the browser of who gave a secret one, and nobody else."""

    poll: RoomPoll
    ballot: SealedBallot | None


@operation
def vote(*, actor: Actor, poll: RoomPoll, chosen: Chosen, ballot: SealedBallot | None = None) -> Given:
    """Choose options of ``poll`` by their ids, one for each dot, or others than before.

    To change a secret vote takes the ``ballot`` that it gave: nobody else knows what is to be taken away.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` does not speak here.
        OperationRefusedError: the poll has ended, the choice is none, or ``ballot`` is not the right one.
    """
    room, poll = _going_on(poll, actor)
    options = {option.pk: option for option in poll.options.all()}
    _check_choice(poll, options, chosen)
    own = poll.votes.filter(person=actor).first()
    before = _chosen_before(poll, own, ballot)
    is_new = own is None
    if not (is_new or poll.is_secret) and sorted(before) == sorted(chosen):
        return Given(poll, None)
    own = own or RoomPollVote(space_id=poll.space_id, poll=poll, person=actor, version=0)

    count(options, away=before, to=chosen)
    own.version += 1
    if not poll.is_secret:
        own.chosen, own.voted_at = sorted(chosen), timezone.now()
    own.save()
    if is_new:
        poll.voter_count += 1
        poll.save(update_fields=["voter_count"])
    if is_new or not poll.is_secret:  # of a secret vote that changed there is nothing to see
        _tell(actor, room, poll)
    made = SealedBallot(poll.pk, actor.pk, own.pk, own.version, tuple(sorted(chosen)), BOX)
    return Given(poll, made if poll.is_secret else None)


@operation
def take_vote_back(*, actor: Actor, poll: RoomPoll, ballot: SealedBallot | None = None) -> RoomPoll:
    """Take one's vote away again; who gave none has none.

    Raises:
        RoomClosedError, AccessDeniedError, OperationRefusedError: as for ``vote``.
    """
    room, poll = _going_on(poll, actor)
    own = poll.votes.filter(person=actor).first()
    if own is None:
        return poll
    options = {option.pk: option for option in poll.options.all()}
    count(options, away=_chosen_before(poll, own, ballot), to=())
    own.delete()
    poll.voter_count -= 1
    poll.save(update_fields=["voter_count"])
    _tell(actor, room, poll)
    return poll


def forget_room_vote(own: RoomPollVote) -> None:
    """Take away the vote of somebody who leaves; called inside a transaction.

    What has been decided stays as it was counted. A secret vote stays in the count, where it belongs to
    nobody: what is deleted is that they took part.
    """
    _room, poll = locked_poll(own.poll)
    found = poll.votes.filter(pk=own.pk).first()
    if found is None:
        return
    found.delete()
    if not poll.is_secret and poll.ended_at is None:
        count({option.pk: option for option in poll.options.all()}, away=found.chosen, to=())
        poll.voter_count -= 1
        poll.save(update_fields=["voter_count"])


def _going_on(poll: RoomPoll, actor: Actor) -> tuple[Room, RoomPoll]:
    room, poll = locked_poll(poll)
    require(actor, "rooms.view_poll", poll)
    if not room.is_open:
        raise RoomClosedError
    require(actor, "rooms.vote", poll)
    if poll.is_over:
        raise OperationRefusedError(_("It has ended. Your vote came too late and was not counted."))
    return room, poll


def _check_choice(poll: RoomPoll, options: dict[int, RoomPollOption], chosen: Chosen) -> None:
    if not chosen:
        words = _("Choose an answer.") if not poll.has_dots else _("Give at least one dot.")
        raise OperationRefusedError(words, field="chosen")
    if not set(chosen) <= options.keys():
        raise OperationRefusedError(_("Choose among the answers that are there."), field="chosen")
    if poll.has_dots:
        if len(chosen) > poll.dots:
            words = _("You have %(dots)s dots and gave %(given)s.") % {
                "dots": poll.dots,
                "given": len(chosen),
            }
            raise OperationRefusedError(words, field="chosen")
    elif max(Counter(chosen).values()) > 1 or (len(chosen) > 1 and not poll.takes_several):
        raise OperationRefusedError(_("Choose one answer alone."), field="chosen")


def _chosen_before(poll: RoomPoll, own: RoomPollVote | None, ballot: SealedBallot | None) -> Chosen:
    if own is None:
        return ()
    if not poll.is_secret:
        return list(own.chosen)
    if ballot is None or not ballot.fits(poll.pk, own.person_id, own.pk, own.version, BOX):
        raise OperationRefusedError(
            _("You have voted. Only the browser in which you did it knows what you chose: change it there.")
        )
    return ballot.chosen


def _tell(actor: Actor, room: Room, poll: RoomPoll) -> None:
    # When somebody gave a secret vote is nobody's business either.
    who = SYSTEM if poll.is_secret else actor
    number(who, room, poll, "voted", "rooms.vote")
