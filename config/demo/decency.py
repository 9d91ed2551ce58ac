"""What was reported in the demo: one thing that waits for its moderators, and one that was in order."""

from dataclasses import dataclass
from functools import partial

from community.operations.moderation import decide_case, report
from config.demo.world import World


@dataclass(frozen=True)
class Worry:
    """``number`` is that of the post; ``by_whom`` the moderator who found it in order, if one has looked."""

    key: str
    topic: str
    number: int
    by: str
    at: str
    reason: str
    words: str
    by_whom: str = ""


WORRIES = (
    Worry(
        key="report.all-fives",
        topic="topic.all-fives",
        number=4,
        by="liga",
        at="2h",
        reason="off_topic",
        words="This is about questionnaires, and may need a topic of its own.",
    ),
    Worry(
        key="report.standards",
        topic="topic.standards-one-page",
        number=2,
        by="anna",
        at="3h",
        reason="rights",
        words="Are these sentences from a handbook that is not ours?",
        by_whom="tom",
    ),
)


def plan_worries(world: World) -> int:
    """Plan what is missing; returns how many."""
    missing = [worry for worry in WORRIES if worry.key not in world.ledger]
    for worry in missing:
        world.at(world.ago(worry.at), partial(_tell, world, worry))
    return len(missing)


def _tell(world: World, worry: Worry) -> None:
    topic = world.ledger.find(worry.topic)
    post = topic.posts.select_related("space", "topic", "author").filter(number=worry.number).first()
    made = report(actor=world.people[worry.by], obj=post, reason=worry.reason, words=worry.words)
    world.ledger.remember(worry.key, made)
    if worry.by_whom:
        decide_case(actor=world.people[worry.by_whom], case=made.case, version=0, verdict="nothing")
