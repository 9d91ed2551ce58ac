"""Giving, changing and taking back votes; counters are right whatever happens to whom."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from forums import nameless
from forums.events import PollVoted
from forums.models import Poll, PollOption, PollVote, Post, Topic
from forums.operations.poll_making import poll_of
from forums.operations.topics import facts_of, locked_with_post
from portal import audit
from portal.ballots import Chosen, SealedBallot, count
from portal.events import publish
from portal.operations import SYSTEM, Actor, OperationRefusedError, operation, require


@dataclass(frozen=True)
class Cast:
    """A vote that was given; ``ballot`` is for the browser of who gave a secret one, and nobody else."""

    poll: Poll
    ballot: SealedBallot | None


@operation
def vote(
    *, actor: Actor, post: Post, chosen: Chosen, reason: str = "", ballot: SealedBallot | None = None
) -> Cast:
    """Choose options of the poll of ``post`` by their ids, or others than before.

    To change a secret vote takes the ``ballot`` that it gave: nobody else knows what is to be taken away.

    Raises:
        AccessDeniedError: ``actor`` does not write here, or the topic is locked.
        OperationRefusedError: the poll has ended, the choice is none, ``ballot`` is not the right one, or an
            open vote would name who stands here without a name.
    """
    topic, post = locked_with_post(post)
    require(actor, "forums.vote", post)
    poll, options = _going_on(post)
    if shows_name(actor, topic, poll):
        raise OperationRefusedError(
            _("You stand here without your name, and everybody would see who chose what. Do not vote here.")
        )
    _check_choice(poll, options, chosen)
    own = poll.votes.filter(person=actor).first()
    before = _chosen_before(poll, own, ballot)
    own = own or PollVote(space_id=poll.space_id, poll=poll, person=actor, version=0)

    count(options, away=before, to=chosen)
    own.version += 1
    if not poll.is_secret:
        own.chosen, own.reason, own.voted_at = sorted(chosen), reason.strip(), timezone.now()
    is_new = own.pk is None
    own.save()
    if is_new:
        poll.voter_count += 1
        poll.save(update_fields=["voter_count"])
    _tell(topic, actor, poll, "forums.vote")
    made = SealedBallot(poll.pk, actor.pk, own.pk, own.version, tuple(sorted(chosen)))
    return Cast(poll, made if poll.is_secret else None)


@operation
def take_vote_back(*, actor: Actor, post: Post, ballot: SealedBallot | None = None) -> Poll:
    """Take one's vote away again; who gave none has none.

    Raises:
        AccessDeniedError, OperationRefusedError: as for ``vote``.
    """
    topic, post = locked_with_post(post)
    require(actor, "forums.vote", post)
    poll, options = _going_on(post)
    own = poll.votes.filter(person=actor).first()
    if own is None:
        return poll

    count(options, away=_chosen_before(poll, own, ballot), to=())
    own.delete()
    poll.voter_count -= 1
    poll.save(update_fields=["voter_count"])
    _tell(topic, actor, poll, "forums.take_vote_back")
    return poll


def shows_name(actor: Actor, topic: Topic, poll: Poll) -> bool:
    """Whether a vote would name somebody who stands in ``topic`` without a name."""
    return not poll.is_secret and nameless.stands_in(actor, topic)


def forget_vote(own: PollVote) -> None:
    """Take away the vote of somebody who leaves; called inside a transaction.

    A secret one stays in the count, where it belongs to nobody: what is deleted is that they took part.
    """
    _topic, post = locked_with_post(own.poll.post)
    poll = poll_of(post)
    if poll is None or not poll.votes.filter(pk=own.pk).exists():
        return
    own = poll.votes.get(pk=own.pk)
    own.delete()
    if not poll.is_secret:
        count({option.pk: option for option in poll.options.all()}, away=own.chosen, to=())
        poll.voter_count -= 1
        poll.save(update_fields=["voter_count"])


def _going_on(post: Post) -> tuple[Poll, dict[int, PollOption]]:
    poll = poll_of(post)
    if poll is None:
        raise OperationRefusedError(_("This post has no poll any more."))
    if poll.is_closed:
        raise OperationRefusedError(_("This poll has ended. Nobody votes any more."))
    return poll, {option.pk: option for option in poll.options.all()}


def _check_choice(poll: Poll, options: dict[int, PollOption], chosen: Chosen) -> None:
    if not chosen:
        words = _("Choose at least one answer.") if poll.takes_several else _("Choose an answer.")
        raise OperationRefusedError(words, field="chosen")
    if not set(chosen) <= options.keys():
        words = _("The answers of this poll were changed a moment ago. Look at them again.")
        raise OperationRefusedError(words, field="chosen")
    if len(chosen) > 1 and not poll.takes_several:
        raise OperationRefusedError(_("Choose one answer alone."), field="chosen")


def _chosen_before(poll: Poll, own: PollVote | None, ballot: SealedBallot | None) -> Chosen:
    if own is None:
        return ()
    if not poll.is_secret:
        return list(own.chosen)
    if ballot is None or not ballot.fits(poll.pk, own.person_id, own.pk, own.version):
        raise OperationRefusedError(
            _("You have voted. Only the browser in which you did it knows what you chose: change it there.")
        )
    return ballot.chosen


def _tell(topic: Topic, actor: Actor, poll: Poll, verb: str) -> None:
    # When somebody gave a secret vote is nobody's business either.
    audit.record(actor=SYSTEM if poll.is_secret else nameless.signed(actor, topic), verb=verb, obj=poll)
    publish(PollVoted(**facts_of(topic, actor), poll_id=poll.pk))
