"""Asking the people of a room something, ending that once, taking it away, hiding it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from portal import audit
from portal.choices import Ballot
from portal.events import publish
from portal.operations import SYSTEM, Actor, OperationRefusedError, operation, require
from rooms.choices import RoomEventKind
from rooms.choices_votes import PollKind, YesNo
from rooms.events import PollMoved
from rooms.models import Room, RoomPoll, RoomPollOption
from rooms.models.poll import MOST_IN_ANSWER, MOST_IN_QUESTION
from rooms.operations.numbering import lock, take_number
from rooms.operations.refusals import RoomClosedError

FEWEST_ANSWERS, MOST_ANSWERS = 2, 10
USUAL_DOTS, MOST_DOTS = 5, 20
MINUTES: Final = (1, 2, 3, 5, 10)
MOST_AT_ONCE: Final = 5


@dataclass(frozen=True)
class Question:
    """What a room is asked; ``minutes``: None, until somebody ends it. Answers are for choices and dots."""

    question: str
    kind: str = PollKind.YES_NO
    answers: Sequence[str] = ()
    takes_several: bool = False
    dots: int = USUAL_DOTS
    ballot: str = Ballot.OPEN
    minutes: int | None = None
    is_formal: bool = False


@operation
def ask_poll(*, actor: Actor, room: Room, question: Question) -> RoomPoll:
    """Ask the people of ``room`` for their opinion; a formal vote is called by who runs it.

    Raises:
        RoomClosedError: nobody can be asked any more.
        AccessDeniedError: ``actor`` does not speak here, or does not run the room and calls a vote.
        OperationRefusedError: the question or its answers are not taken, or too many polls go on.
    """
    room = lock(room.pk)
    require(actor, "rooms.view_room", room)
    if not room.is_open:
        raise RoomClosedError
    require(actor, "rooms.ask_poll", room)
    if question.is_formal:
        require(actor, "rooms.run_room", room)
    _check(question)
    _check_room_for_more(room)

    now = timezone.now()
    poll: RoomPoll = RoomPoll.objects.create(
        space_id=room.space_id,
        room=room,
        author=None if actor is SYSTEM else actor,
        question=question.question.strip(),
        kind=question.kind,
        is_formal=question.is_formal,
        ballot=question.ballot,
        takes_several=question.takes_several and question.kind == PollKind.CHOICE,
        dots=question.dots if question.kind == PollKind.DOTS else 0,
        asked_at=now,
        closes_at=now + timedelta(minutes=question.minutes) if question.minutes else None,
    )
    _put_options(poll, question)
    room.has_polls = True
    number(actor, room, poll, "asked", "rooms.ask_poll")
    return poll


@operation
def end_poll(*, actor: Actor, poll: RoomPoll) -> RoomPoll:
    """End a poll before its time; one that has ended stays as it is.

    Raises:
        AccessDeniedError: ``actor`` neither asked nor runs the room.
    """
    room, poll = locked_poll(poll)
    require(actor, "rooms.end_poll", poll)
    if poll.ended_at is None:
        _end(actor, room, poll)
    return poll


@operation
def settle_poll(*, actor: Actor, poll: RoomPoll) -> bool:
    """Write down that a poll is over, by its time or with its room; whether it was this call that did so.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
    """
    require(actor, "rooms.settle_polls")
    room, poll = locked_poll(poll)
    if poll.ended_at is not None or (room.is_open and not poll.is_over):
        return False
    _end(actor, room, poll)
    return True


@operation
def remove_poll(*, actor: Actor, poll: RoomPoll) -> None:
    """Take back what one asked before anybody has voted.

    Raises:
        AccessDeniedError: ``actor`` did not ask it, or does not speak here.
        OperationRefusedError: somebody has voted, or it has ended.
    """
    room, poll = locked_poll(poll)
    require(actor, "rooms.remove_poll", poll)
    if poll.voter_count or poll.is_over:
        raise OperationRefusedError(_("Somebody has voted, so it stays. You can end it."))
    number(actor, room, poll, "removed", "rooms.remove_poll")
    poll.delete()


@operation
def hide_poll(*, actor: Actor, poll: RoomPoll, hidden: bool = True) -> RoomPoll:
    """Take a poll out of sight of everybody but moderators, or show it again.

    Raises:
        AccessDeniedError: ``actor`` does not moderate here.
    """
    room, poll = locked_poll(poll)
    require(actor, "rooms.hide_poll", poll)
    if poll.is_hidden == hidden:
        return poll
    poll.hidden_at = timezone.now() if hidden else None
    poll.save(update_fields=["hidden_at"])
    if hidden:
        number(actor, room, poll, "hidden", "rooms.hide_poll")
    else:
        number(actor, room, poll, "shown", "rooms.show_poll")
    return poll


def locked_poll(poll: RoomPoll) -> tuple[Room, RoomPoll]:
    """The room's lock is the lock of its polls.

    Raises:
        OperationRefusedError: it was removed meanwhile.
    """
    room = lock(poll.room_id)
    found: RoomPoll | None = RoomPoll.objects.filter(pk=poll.pk).first()
    if found is None:
        raise OperationRefusedError(_("It was taken back a moment ago."))
    found.room, found.space = room, room.space
    return room, found


def number(actor: Actor, room: Room, poll: RoomPoll, op: str, verb: str) -> None:
    """Give what happened its number in the locked ``room``, and tell: how many voted, never what."""
    take_number(actor=actor, room=room, kind=RoomEventKind.POLL, poll=poll.pk, voted=poll.voter_count, op=op)
    room.save(update_fields=["last_seq", "has_polls"])
    audit.record(actor=actor, verb=verb, obj=poll, room=room.pk)
    publish(PollMoved(room.pk, room.space_id, actor.pk, poll.pk))


def _end(actor: Actor, room: Room, poll: RoomPoll) -> None:
    now = timezone.now()
    poll.ended_at = min(poll.closes_at, now) if poll.closes_at else now
    poll.ended_seq = room.last_seq + 1
    poll.save(update_fields=["ended_at", "ended_seq"])
    number(actor, room, poll, "ended", "rooms.end_poll")


def _put_options(poll: RoomPoll, question: Question) -> None:
    is_yes_no = question.kind == PollKind.YES_NO
    said = (
        [("", text) for text in question.answers] if not is_yes_no else [(word, "") for word in YesNo.values]
    )
    RoomPollOption.objects.bulk_create(
        RoomPollOption(space_id=poll.space_id, poll=poll, order=order, word=word, text=text)
        for order, (word, text) in enumerate(said, start=1)
    )


def _check_room_for_more(room: Room) -> None:
    going_on = RoomPoll.objects.filter(room=room, ended_at=None).exclude(closes_at__lte=timezone.now())
    if going_on.shown().count() >= MOST_AT_ONCE:
        raise OperationRefusedError(
            _("%(most)s polls go on already. End one of them first.") % {"most": MOST_AT_ONCE}
        )


def _check(question: Question) -> None:
    if not question.question.strip():
        raise OperationRefusedError(_("Write what you ask."), field="question")
    if len(question.question.strip()) > MOST_IN_QUESTION:
        words = _("A question has at most %(most)s characters.") % {"most": MOST_IN_QUESTION}
        raise OperationRefusedError(words, field="question")
    if question.minutes is not None and question.minutes not in MINUTES:
        raise OperationRefusedError(_("Choose one of the times."), field="minutes")
    if question.kind == PollKind.YES_NO:
        return
    if question.kind == PollKind.DOTS and not 1 <= question.dots <= MOST_DOTS:
        words = _("Give each person 1 to %(most)s dots.") % {"most": MOST_DOTS}
        raise OperationRefusedError(words, field="dots")
    _check_answers(question.answers)


def _check_answers(answers: Sequence[str]) -> None:
    if len(answers) < FEWEST_ANSWERS:
        words = _("Write at least two answers, each on a line of its own.")
    elif len(answers) > MOST_ANSWERS:
        words = _("A poll has at most %(most)s answers.") % {"most": MOST_ANSWERS}
    elif len({answer.casefold() for answer in answers}) < len(answers):
        words = _("Two of the answers are the same.")
    elif max(len(answer) for answer in answers) > MOST_IN_ANSWER:
        words = _("An answer has at most %(most)s characters.") % {"most": MOST_IN_ANSWER}
    else:
        return
    raise OperationRefusedError(words, field="answers")
