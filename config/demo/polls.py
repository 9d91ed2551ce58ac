"""Polls of the demo: an open one that goes on, and a secret one that has ended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

from config.demo.world import World
from forums.choices import ResultsShown
from forums.operations.poll_making import PollText
from forums.operations.polls import set_poll
from forums.operations.voting import vote
from portal.choices import Ballot


@dataclass(frozen=True)
class Asked:
    """A poll on the first post of ``topic``, by its author, ``at`` ago and for ``days`` days.

    ``votes`` are numbers of answers by person, ``reasons`` what some of them said.
    """

    key: str
    topic: str
    at: str
    days: int
    question: str
    answers: tuple[str, ...]
    votes: Mapping[str, tuple[int, ...]]
    reasons: Mapping[str, str] = field(default_factory=dict)
    takes_several: bool = False
    ballot: str = Ballot.OPEN
    results_shown: str = ResultsShown.ALWAYS


POLLS = (
    Asked(
        key="poll.tuesday-evening",
        topic="topic.future-skills",
        at="3d",
        days=14,
        question="Which evening would you send somebody to?",
        answers=(
            "What one loaf costs in energy",
            "Repairing an old machine",
            "Customers who asked a machine first",
            "Measuring with a camera",
        ),
        takes_several=True,
        votes={"sanita": (1, 3), "edgars": (2, 4), "greta": (3,), "valdis": (2, 4), "claire": (3,)},
        reasons={"sanita": "My daughter would come to the third one.", "valdis": "If it is before eight."},
    ),
    Asked(
        key="poll.longest-day",
        topic="topic.one-week-course",
        at="20d",
        days=12,
        question="Honestly: how many days can your firm spare a mentor?",
        answers=("Half a day", "One day", "Two days", "The whole week"),
        ballot=Ballot.SECRET,
        results_shown=ResultsShown.CLOSED,
        votes={"edgars": (2,), "ieva": (2,), "katrin": (4,), "liga": (3,), "zsofia": (2,)},
    ),
)


def plan_polls(world: World) -> int:
    """Plan what is missing; returns how many."""
    missing = [asked for asked in POLLS if asked.key not in world.ledger]
    for asked in missing:
        world.at(world.ago(asked.at), partial(_ask, world, asked))
        for number, person in enumerate(asked.votes, start=1):
            world.at(world.ago(asked.at) + timedelta(hours=5 * number), partial(_vote, world, asked, person))
    return len(missing)


def _ask(world: World, asked: Asked) -> None:
    post = _post(world, asked)
    if post is None:
        return  # somebody has deleted the topic since
    text = PollText(
        question=asked.question,
        options=asked.answers,
        takes_several=asked.takes_several,
        ballot=asked.ballot,
        results_shown=asked.results_shown,
        closes_at=world.ago(asked.at) + timedelta(days=asked.days),
    )
    world.ledger.remember(asked.key, set_poll(actor=post.author, post=post, text=text))


def _vote(world: World, asked: Asked, person: str) -> None:
    poll = world.ledger.find(asked.key)
    if poll is None:
        return
    options = dict(poll.options.values_list("order", "pk"))
    vote(
        actor=world.people[person],
        post=_post(world, asked),
        chosen=[options[number] for number in asked.votes[person]],
        reason=asked.reasons.get(person, ""),
    )


def _post(world: World, asked: Asked) -> Any:
    topic = world.ledger.find(asked.topic)
    return topic.posts.select_related("space", "topic", "author").get(number=1) if topic else None
