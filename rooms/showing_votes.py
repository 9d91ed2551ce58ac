"""A room's polls as their readers see them, with what each may do now."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from portal.ballots import Chosen
from portal.operations import SYSTEM, Actor, may
from rooms.models import Room, RoomPoll
from rooms.operations.polls import MOST_AT_ONCE, settle_poll
from rooms.selectors_votes import polls_of, share, with_own

ENDED_SHOWN = 3


@dataclass(frozen=True)
class ShownAnswer:
    """One answer: how often it was chosen, its share in percent, and how often by this reader.

    ``ticked`` is what stands in the form: what was typed a moment ago, or what the reader gave before.
    """

    pk: int
    label: str
    votes: int
    percent: int
    own: int
    ticked: int


@dataclass(frozen=True)
class ShownPoll:
    poll: RoomPoll
    answers: list[ShownAnswer]
    has_voted: bool
    version: int
    may_vote: bool
    may_end: bool
    may_remove: bool
    may_hide: bool
    may_report: bool
    refusal: str = ""

    @property
    def is_votable(self) -> bool:
        return self.may_vote and not self.has_voted

    @property
    def shows_numbers(self) -> bool:
        """Who is still to vote looks at them when they wish; others at once."""
        return self.poll.shows_numbers and bool(self.poll.voter_count)

    @property
    def is_too_small(self) -> bool:
        return self.poll.is_over and not self.poll.shows_numbers

    @property
    def chosen_words(self) -> str:
        """What was chosen too late, so that it is not lost to who chose it."""
        return ", ".join(answer.label for answer in self.answers if answer.ticked)

    @property
    def result_words(self) -> str:
        """The result in a line, as it is spoken once; empty while there is none."""
        if not self.poll.is_over or not self.shows_numbers:
            return ""
        return ", ".join(f"{answer.label}: {answer.votes}" for answer in self.answers)


def polls_for_page(actor: Actor, room: Room, *, most_ended: int = ENDED_SHOWN) -> list[RoomPoll]:
    """What goes on, the latest first, and then the last that ended; what is over by now ends here."""
    polls = _latest(actor, room, most_ended)
    if any(poll.ended_at is None and poll.is_over for poll in polls):
        end_what_is_over(room)
        polls = _latest(actor, room, most_ended)
    return polls


def end_what_is_over(room: Room) -> None:
    """What the worker would do in a moment; whoever comes first does it, once."""
    for poll in RoomPoll.objects.filter(room=room).to_end():
        settle_poll(actor=SYSTEM, poll=poll)


def _latest(actor: Actor, room: Room, most_ended: int) -> list[RoomPoll]:
    ended_last = F("ended_seq").desc(nulls_first=True)
    polls = list(polls_of(actor, room).order_by(ended_last, "-asked_at")[: MOST_AT_ONCE + most_ended])
    going_on = [poll for poll in polls if poll.ended_at is None]
    return going_on + polls[len(going_on) :][:most_ended]


def show_polls(
    actor: Actor, room: Room, polls: Iterable[RoomPoll], *, typed: dict[int, Chosen] | None = None
) -> list[ShownPoll]:
    """``typed``: by poll, what somebody chose and was not taken, or what only their browser knows."""
    found = list(polls)
    if not found:
        return []
    options = with_own(found, actor)
    for poll in found:
        poll.room, poll.space = room, room.space
    return [show_poll(actor, poll, options.get(poll.pk, []), (typed or {}).get(poll.pk)) for poll in found]


def show_poll(
    actor: Actor, poll: RoomPoll, options: Sequence[Any], typed: Chosen | None = None, refusal: str = ""
) -> ShownPoll:
    version = options[0].own_version if options else None
    has_voted = version is not None
    own = Counter(options[0].own_chosen if has_voted else ())
    ticked = Counter(typed) if typed is not None else own
    answers = [
        ShownAnswer(
            option.pk, option.label, option.vote_count, share(option, poll), own[option.pk], ticked[option.pk]
        )
        for option in options
    ]
    is_own = poll.author_id is not None and poll.author_id == actor.pk
    return ShownPoll(
        poll=poll,
        answers=answers,
        has_voted=has_voted,
        version=version or 0,
        may_vote=not poll.is_over and may(actor, "rooms.vote", poll),
        may_end=not poll.is_over and may(actor, "rooms.end_poll", poll),
        may_remove=not (poll.is_over or poll.voter_count) and may(actor, "rooms.remove_poll", poll),
        may_hide=may(actor, "rooms.hide_poll", poll),
        may_report=actor.pk is not None and poll.author_id is not None and not (is_own or poll.is_hidden),
        refusal=refusal,
    )
