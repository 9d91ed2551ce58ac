"""Polls as their readers see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from forums.access_polls import shows_results
from forums.models import Poll, PollOption, PollVote, Post
from forums.operations.poll_making import poll_of
from forums.operations.voting import shows_name
from portal.ballots import percent
from portal.keyset import Slice, newest
from portal.operations import Actor, may

# A page follows at most twenty keys; what stands below is fresh when the page is.
MOST_FOLLOWED = 15


@dataclass(frozen=True)
class OwnVote:
    """What the reader gave: ids of options and the reason; in a secret poll neither."""

    pk: int
    chosen: tuple[int, ...]
    reason: str
    version: int


@dataclass(frozen=True)
class ShownOption:
    """One answer with its share of those who voted, in percent."""

    pk: int
    text: str
    votes: int
    percent: int
    is_own: bool


@dataclass(frozen=True)
class ShownPoll:
    """A poll and what this reader may do with it now."""

    poll: Poll
    options: list[ShownOption]
    own: OwnVote | None
    shows_results: bool
    may_vote: bool
    may_change: bool
    may_close: bool
    would_name: bool  # who stands here without a name, so they do not vote

    @property
    def is_votable(self) -> bool:
        return self.may_vote and self.own is None

    @property
    def waits_for_more(self) -> bool:
        """Whether nothing but the small number of votes keeps the results back; at the end, for ever."""
        return self.poll.is_too_small and shows_results(self.poll, has_voted=self.own is not None)

    @property
    def live_key(self) -> str:
        return f"poll:{self.poll.pk}"


def polls_at(posts: Sequence[Post], actor: Actor) -> dict[int, ShownPoll]:
    """What each post shows of its poll: one query for all of them, and none where no post has one."""
    polls = {post.pk: poll for post in posts if not post.is_removed and (poll := poll_of(post)) is not None}
    if not polls:
        return {}
    options: dict[int, list[Any]] = {}
    for option in _options_of(polls.values(), actor):
        options.setdefault(option.poll_id, []).append(option)
    return {
        post.pk: _shown(polls[post.pk], post, options.get(polls[post.pk].pk, []), actor)
        for post in posts
        if post.pk in polls
    }


def keys_to_follow(polls: Iterable[ShownPoll | None]) -> list[str]:
    """The live keys of what goes on among the polls of a page."""
    going_on = [poll for poll in polls if poll is not None and not poll.poll.is_closed]
    return [poll.live_key for poll in going_on[:MOST_FOLLOWED]]


def poll_at(post: Post, actor: Actor) -> ShownPoll | None:
    return polls_at([post], actor).get(post.pk)


def _options_of(polls: Iterable[Poll], actor: Actor) -> Any:
    """All options in order, with what ``actor`` gave in the poll of each: no ``own_version`` is no vote."""
    mine = PollVote.objects.filter(poll=OuterRef("poll_id"), person_id=actor.pk)
    columns = ("pk", "chosen", "reason", "version")
    own = {f"own_{column}": Subquery(mine.values(column)[:1]) for column in columns}
    return PollOption.objects.filter(poll__in=[poll.pk for poll in polls]).annotate(**own).order_by("order")


def _shown(poll: Poll, post: Post, options: list[Any], actor: Actor) -> ShownPoll:
    own = _own(options[0]) if options else None
    shown = shows_results(poll, has_voted=own is not None)
    would_name = post.topic.is_nameless and shows_name(actor, post.topic, poll)
    untouched = not (poll.has_votes or poll.is_closed)
    return ShownPoll(
        poll=poll,
        options=[_option(option, poll.voter_count, own) for option in options],
        own=own,
        shows_results=shown and not poll.is_too_small,
        may_vote=not (poll.is_closed or would_name) and may(actor, "forums.vote", post),
        may_change=untouched and may(actor, "forums.set_poll", post),
        may_close=not poll.is_closed and may(actor, "forums.close_poll", post),
        would_name=would_name and not poll.is_closed,
    )


def _own(option: Any) -> OwnVote | None:
    if option.own_version is None:
        return None
    return OwnVote(option.own_pk, tuple(option.own_chosen), option.own_reason, option.own_version)


def _option(option: Any, voters: int, own: OwnVote | None) -> ShownOption:
    is_own = own is not None and option.pk in own.chosen
    return ShownOption(option.pk, option.text, option.vote_count, percent(option.vote_count, voters), is_own)


@dataclass(frozen=True)
class Voter:
    """Somebody who took part in an open poll, with what they chose."""

    person: Any
    vote: PollVote
    answers: list[str]


def names_of_voters(actor: Actor, poll: Poll, *, before: str) -> tuple[list[Voter], str]:
    """Who chose what, the latest first, as far as ``actor`` may see these people; and where it goes on."""
    rows = PollVote.objects.visible_to(actor).filter(poll=poll)
    page: Slice = newest(rows.select_related("person__profile__organisation"), before=before)
    texts = dict(poll.options.order_by("order").values_list("pk", "text"))
    voters = [
        Voter(row.person, row, [text for pk, text in texts.items() if pk in row.chosen]) for row in page.rows
    ]
    return voters, page.next_cursor
