"""What waits for moderators in the demo: a newcomer's first reply, and comments of visitors."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.auth.models import AnonymousUser

from config.demo.world import World
from forums.choices import FirstPosts
from forums.models import PostingRules, Topic, Visitor
from forums.operations.comments import ask_to_comment, confirm_comment
from forums.operations.deciding import show_held
from forums.operations.holding import hold
from forums.operations.posting_rules import change_posting_rules


@dataclass(frozen=True)
class Comment:
    """What a visitor wrote; ``shown_by`` is the moderator who has looked, if one has."""

    key: str
    topic: str
    name: str
    at: str
    text: str
    shown_by: str = ""


@dataclass(frozen=True)
class FirstReply:
    key: str
    topic: str
    by: str
    at: str
    text: str


SPACE, ADMINISTRATOR = "vet-smes", "claire"
RULES = "posting.vet-smes"
COMMENTS = (
    Comment(
        key="comment.logbook",
        topic="topic.logbook-alive",
        name="Marta, joiner",
        at="40d",
        text="We hang the logbook beside the coffee machine. Since then everybody writes in it.",
        shown_by="anna",
    ),
    Comment(
        key="comment.skills",
        topic="topic.future-skills",
        name="Oskar",
        at="5h",
        text="I run a small print shop. Is there a list of such skills that a learner understands?",
    ),
)
FIRST_REPLY = FirstReply(
    key="held.first-reply",
    topic="topic.logbook-alive",
    by="nikos",
    at="3h",
    text="Ours is one sheet, to print and to pin up: https://example.org/one-sheet. Would it fit your salon?",
)


def plan_waiting(world: World) -> int:
    """Plan what is missing; returns how many."""
    planned = 0
    if RULES not in world.ledger:
        world.at(world.ago("60d"), partial(_allow, world))
        planned += 1
    for comment in COMMENTS:
        if comment.key not in world.ledger:
            world.at(world.ago(comment.at), partial(_comment, world, comment))
            planned += 1
    if FIRST_REPLY.key not in world.ledger:
        world.at(world.ago(FIRST_REPLY.at), partial(_reply, world, FIRST_REPLY))
        planned += 1
    return planned


def _allow(world: World) -> None:
    rules: PostingRules = change_posting_rules(
        actor=world.people[ADMINISTRATOR], space=world.spaces[SPACE], first_posts=FirstPosts.FIRST,
        visitors_comment=True, also_announcements=False,
    )  # fmt: skip
    world.ledger.remember(RULES, rules)


def _topic(world: World, key: str) -> Any:
    found = world.ledger.find(key)
    return Topic.objects.select_related("space").get(pk=found.pk)


def _comment(world: World, comment: Comment) -> None:
    visitor = AnonymousUser()
    held = ask_to_comment(
        actor=visitor, topic=_topic(world, comment.topic), name=comment.name, body=comment.text,
        email=f"{comment.key}@example.org", network_hash=comment.key, language="en",
    )  # fmt: skip
    if held is None:
        return
    world.ledger.remember(comment.key, held)
    confirm_comment(actor=visitor, held=held)
    if comment.shown_by:
        show_held(actor=world.people[comment.shown_by], held=held)
        Visitor.objects.filter(held=held).delete()  # as the clock does; nobody gets mail about the past


def _reply(world: World, reply: FirstReply) -> None:
    held = hold(
        actor=world.people[reply.by], kind="reply", place=_topic(world, reply.topic), body=reply.text,
        reason="links",
    )  # fmt: skip
    world.ledger.remember(reply.key, held)
