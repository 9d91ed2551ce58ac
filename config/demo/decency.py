"""What was reported in the demo: some things wait for their moderators, and one was in order."""

from dataclasses import dataclass
from functools import partial

from community.operations.moderation import decide_case, report
from config.demo.world import World


@dataclass(frozen=True)
class Worry:
    """What ``by`` reported: the thing itself, or the post of that ``number`` when it is a topic.

    ``by_whom`` is the moderator who found it in order, if one has looked.
    """

    key: str
    thing: str
    by: str
    at: str
    reason: str
    words: str
    number: int = 0
    by_whom: str = ""


WORRIES = (
    Worry(
        key="report.all-fives",
        thing="topic.all-fives",
        number=4,
        by="liga",
        at="2h",
        reason="off_topic",
        words="This is about questionnaires, and may need a topic of its own.",
    ),
    Worry(
        key="report.standards",
        thing="topic.standards-one-page",
        number=2,
        by="anna",
        at="3h",
        reason="rights",
        words="Are these sentences from a handbook that is not ours?",
        by_whom="tom",
    ),
    Worry(
        key="report.europass",
        thing="signpost.europass",
        by="liga",
        at="1h",
        reason="other",
        words="It opens in a language that I cannot read. Could you put in the address where one can choose?",
    ),
)


def plan_worries(world: World) -> int:
    """Plan what is missing; returns how many."""
    missing = [worry for worry in WORRIES if worry.key not in world.ledger]
    for worry in missing:
        world.at(world.ago(worry.at), partial(_tell, world, worry))
    return len(missing)


def _tell(world: World, worry: Worry) -> None:
    thing = world.ledger.find(worry.thing)
    if worry.number:
        thing = thing.posts.select_related("space", "topic", "author").get(number=worry.number)
    made = report(actor=world.people[worry.by], obj=thing, reason=worry.reason, words=worry.words)
    world.ledger.remember(worry.key, made)
    if worry.by_whom:
        decide_case(actor=world.people[worry.by_whom], case=made.case, version=0, verdict="nothing")
