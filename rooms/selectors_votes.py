"""Reads of a room's polls: as their reader sees them, and as results for minutes and transcripts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from community.selectors import people_for
from portal.ballots import percent
from portal.operations import Actor
from portal.spaces import standing
from rooms.models import Room, RoomPoll, RoomPollOption, RoomPollVote
from rooms.querysets_votes import RoomPollQuerySet
from rooms.selectors import readable_from, shown_people_among


@dataclass(frozen=True)
class Result:
    """What came of one poll.

    ``numbers``: the answers in their order, and how often each was chosen; empty where so few voted secretly
    that numbers would tell who chose what.
    """

    pk: int
    question: str
    kind: str
    is_formal: bool
    is_secret: bool
    voter_count: int
    numbers: tuple[tuple[str, int], ...]
    ended_at: datetime
    ended_seq: int


def results_of(room: Room, *, after: int = 0) -> list[Result]:
    """The polls of ``room`` that have ended, the first first; what moderators hid is not among them.

    ``after``: only those that ended at a later number of the room (``readable_from`` of a reader).
    """
    if not room.has_polls:
        return []
    ended = RoomPoll.objects.filter(room=room, ended_seq__gt=after).ended().shown()
    return [_result(poll) for poll in ended.order_by("ended_seq").prefetch_related("options")]


def _result(poll: RoomPoll) -> Result:
    options: list[RoomPollOption] = sorted(poll.options.all(), key=lambda option: option.order)
    numbers = tuple((option.label, option.vote_count) for option in options) if poll.shows_numbers else ()
    assert poll.ended_at is not None and poll.ended_seq is not None  # noqa: S101, PT018  (``ended`` says so)
    return Result(
        pk=poll.pk,
        question=poll.question,
        kind=poll.kind,
        is_formal=poll.is_formal,
        is_secret=poll.is_secret,
        voter_count=poll.voter_count,
        numbers=numbers,
        ended_at=poll.ended_at,
        ended_seq=poll.ended_seq,
    )


def polls_of(actor: Actor, room: Room) -> RoomPollQuerySet:
    """The polls of ``room``, which ``actor`` sees, as far as they may see them; the latest first.

    The set form of ``rooms.view_poll``.
    """
    polls = RoomPoll.objects.filter(room=room)
    if not standing(actor).moderates(room.space_id):
        polls = polls.shown()
    since = readable_from(actor, room)
    if since:
        polls = polls.filter(Q(ended_seq=None) | Q(ended_seq__gt=since))
    found: RoomPollQuerySet = polls.order_by("-asked_at", "-pk")
    return found


def with_own(polls: Iterable[RoomPoll], actor: Actor) -> dict[int, list[Any]]:
    """The options of each poll by its id, in order, with what ``actor`` gave on each: one query for all.

    No ``own_version`` is no vote.
    """
    mine = RoomPollVote.objects.filter(poll=OuterRef("poll_id"), person_id=actor.pk)
    own = {f"own_{column}": Subquery(mine.values(column)[:1]) for column in ("pk", "chosen", "version")}
    found: dict[int, list[Any]] = {}
    options = RoomPollOption.objects.filter(poll__in=[poll.pk for poll in polls])
    for option in options.annotate(**own).order_by("order"):
        found.setdefault(option.poll_id, []).append(option)
    return found


@dataclass(frozen=True)
class Voter:
    """Somebody who took part in an open poll, with what they chose."""

    person: Any
    answers: str


def voters_of(actor: Actor, poll: RoomPoll, options: Sequence[Any], *, most: int = 100) -> list[Voter]:
    """Who chose what, the first first, as far as ``actor`` may see these people; nobody in a secret poll."""
    if poll.is_secret or actor.pk is None:
        return []
    rows = RoomPollVote.objects.filter(poll=poll).select_related("person__profile")
    sees_people = bool(shown_people_among(poll.room_id, [actor.pk]))
    mine = Q(person_id=actor.pk)
    rows = (
        rows.filter(mine | Q(person__in=people_for(actor).values("pk"))) if sees_people else rows.filter(mine)
    )
    return [Voter(row.person, _words(row.chosen, options)) for row in rows.order_by("voted_at", "pk")[:most]]


def _words(chosen: Sequence[int], options: Sequence[Any]) -> str:
    said = [(option.label, chosen.count(option.pk)) for option in options if option.pk in chosen]
    return ", ".join(f"{label}: {times}" if times > 1 else label for label, times in said)


def share(option: RoomPollOption, poll: RoomPoll) -> int:
    """In percent: of those who voted, or of all dots."""
    return percent(option.vote_count, poll.votes_given)
