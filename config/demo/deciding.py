"""What a room of the demo was asked and what it wrote down: a vote, a poll that goes on, notes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from config.demo.world import World
from portal.choices import Ballot
from rooms.models import RoomPoll
from rooms.operations.notes import BlockText, add_block
from rooms.operations.polls import Question, ask_poll, end_poll
from rooms.operations.voting import vote

ROOM = "room.ilp-clinic"


@dataclass(frozen=True)
class Asked:
    """``votes``: by person the numbers of answers, one for each dot; ended ``ends`` ago, if at all."""

    key: str
    by: str
    at: str
    question: Question
    votes: Mapping[str, tuple[int, ...]]
    ends: str = ""


@dataclass(frozen=True)
class Noted:
    """A block; ``who`` does a task within ``days``, ``rests_on`` is the vote of a decision."""

    key: str
    by: str
    at: str
    text: str
    kind: str = "text"
    who: str = ""
    days: int = 0
    rests_on: str = field(default="")


ASKED = (
    Asked(
        key="vote.signs-first",
        by="liga",
        at="1d 3h",
        question=Question("Shall the learner sign first in the template?", is_formal=True),
        votes={"liga": (1,), "ruta": (1,), "edgars": (3,), "sanita": (1,), "pekka": (1,), "maris": (2,)},
        ends="1d",
    ),
    Asked(
        key="vote.next-clinic",
        by="maris",
        at="3h",
        question=Question(
            "What shall we look at next week?",
            kind="dots",
            answers=("Plans that go abroad", "Rating oneself", "Plans on one page"),
            ballot=Ballot.OPEN,
        ),
        votes={"maris": (2, 2, 2, 3), "pekka": (1, 2, 2, 3, 3), "sanita": (1, 1, 1, 1, 1)},
    ),
)
NOTED = (
    Noted(
        key="note.nine-tasks",
        by="noora",
        at="2d",
        text="Nine tasks are too many for five weeks. The learner keeps four **and says why**.",
    ),
    Noted(
        key="note.signs-first",
        by="liga",
        at="23h",
        text="The learner signs first, then the mentor, then the tutor.",
        kind="decision",
        rests_on="vote.signs-first",
    ),
    Noted(
        key="note.template",
        by="liga",
        at="22h",
        text="Change the order of the lines in the template.",
        kind="task",
        who="liga",
        days=7,
    ),
)


def plan_deciding(world: World) -> int:
    """Plan what is missing; returns how many."""
    asked = [each for each in ASKED if each.key not in world.ledger]
    noted = [each for each in NOTED if each.key not in world.ledger]
    for each in asked:
        world.at(world.ago(each.at), partial(_ask, world, each))
        for number, person in enumerate(each.votes, start=1):
            world.at(world.ago(each.at) + timedelta(minutes=number), partial(_vote, world, each, person))
        if each.ends:
            world.at(world.ago(each.ends), partial(_end, world, each))
    for block in noted:
        world.at(world.ago(block.at), partial(_note, world, block))
    return len(asked) + len(noted)


def _ask(world: World, asked: Asked) -> None:
    room = world.ledger.find(ROOM)
    if room is not None:
        poll = ask_poll(actor=world.people[asked.by], room=room, question=asked.question)
        world.ledger.remember(asked.key, poll)


def _vote(world: World, asked: Asked, person: str) -> None:
    poll = world.ledger.find(asked.key)
    if poll is not None:
        options = dict(poll.options.values_list("order", "pk"))
        chosen = [options[number] for number in asked.votes[person]]
        vote(actor=world.people[person], poll=poll, chosen=chosen)


def _end(world: World, asked: Asked) -> None:
    poll = world.ledger.find(asked.key)
    if poll is not None:
        end_poll(actor=world.people[asked.by], poll=poll)


def _note(world: World, noted: Noted) -> None:
    room = world.ledger.find(ROOM)
    if room is None:
        return
    due_on = (world.now + timedelta(days=noted.days)).date() if noted.days else None
    poll: RoomPoll | None = world.ledger.find(noted.rests_on) if noted.rests_on else None
    who = world.people[noted.who] if noted.who else None
    text = BlockText(noted.text, noted.kind, who=who, due_on=due_on, poll=poll)
    world.ledger.remember(noted.key, add_block(actor=world.people[noted.by], room=room, text=text))
