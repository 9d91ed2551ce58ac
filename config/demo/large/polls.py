"""Polls in replies of discussions, most of them over."""

from datetime import timedelta

from config.demo.bulk import BATCH
from config.demo.large.stage import Stage
from forums.choices import ResultsShown
from forums.models import Poll, PollOption, PollVote, Post
from portal.choices import Ballot

OPTIONS = ("Yes, at once", "Yes, but later in the year", "No")
VOTERS = 25
RUNS = timedelta(days=10)
GOES_ON_EVERY = 4
SECRET_EVERY = 3
SHOWN = tuple(ResultsShown)


def load(stage: Stage) -> None:
    posts = [post for post in stage.made["post"] if not post.topic.is_help][: stage.sizes.polls]
    polls = Poll.objects.bulk_create([_poll(stage, post, n) for n, post in enumerate(posts)])
    options = PollOption.objects.bulk_create(
        [
            PollOption(space_id=poll.space_id, poll=poll, order=order, text=text)
            for poll in polls
            for order, text in enumerate(OPTIONS)
        ],
        batch_size=BATCH,
    )
    rows = []
    for n, poll in enumerate(polls):
        own = options[n * len(OPTIONS) : (n + 1) * len(OPTIONS)]
        rows += _votes(stage, poll, own)
    PollVote.objects.bulk_create(rows, batch_size=BATCH)
    PollOption.objects.bulk_update(options, ["vote_count"], batch_size=BATCH)
    Poll.objects.bulk_update(polls, ["voter_count"], batch_size=BATCH)


def _poll(stage: Stage, post: Post, number: int) -> Poll:
    goes_on = number % GOES_ON_EVERY == 0
    closes_at = stage.now + RUNS if goes_on else min(post.posted_at + RUNS, stage.now)
    return Poll(
        space_id=post.space_id,
        post=post,
        question=f"Shall we try it? {stage.words.sentence()}"[:200],
        ballot=Ballot.SECRET if number % SECRET_EVERY == 0 else Ballot.OPEN,
        results_shown=SHOWN[number % len(SHOWN)],
        closes_at=closes_at,
        settled_at=None if goes_on else closes_at,
    )


def _votes(stage: Stage, poll: Poll, options: list[PollOption]) -> list[PollVote]:
    """Counts them on ``poll`` and ``options``; of secret ones nothing else is kept."""
    rows = []
    for place, person in enumerate(stage.members[poll.space_id][:VOTERS]):
        chosen = options[place * place % len(options)]
        chosen.vote_count += 1
        poll.voter_count += 1
        vote = PollVote(space_id=poll.space_id, poll=poll, person=person)
        if not poll.is_secret:
            vote.chosen, vote.voted_at = [chosen.pk], poll.post.posted_at
        rows.append(vote)
    return rows
