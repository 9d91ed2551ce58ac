"""What the demo's help requests say besides their words, and what came of them, as deeds in time."""

from datetime import timedelta
from functools import partial
from typing import Any

from config.demo.items import Topic
from config.demo.text import span
from config.demo.world import World
from forums.models.help_request import ASKED_AFTER, WIDER_AFTER
from forums.operations.help_facts import HelpFacts
from forums.operations.helpful import mark_helpful
from forums.operations.sharing import share_problem
from forums.operations.whether import ask_whether, say_whether
from forums.operations.widening import widen_request
from portal.operations import SYSTEM

MOMENT = timedelta(minutes=1)


def facts_of(topic: Topic) -> HelpFacts | None:
    if topic.kind != "help":
        return None
    return HelpFacts(
        trade=topic.trade, country=topic.country, firm_size=topic.firm_size, urgency=topic.urgency,
        may_go_wider=topic.may_go_wider,
    )  # fmt: skip


class AskingPlay:
    """What happens to one help request beside its posts; ``row`` gives the topic when its time has come."""

    def __init__(self, world: World, topic: Topic, row: Any) -> None:
        self.world, self.topic, self.row = world, topic, row
        self.author = world.people[topic.by]

    def plan(self) -> None:
        asked = self.world.ago(self.topic.at)
        for number, key in enumerate(self.topic.shared_by, start=1):
            self.world.at(asked + number * span("2h"), partial(self.share, key))
        if self.topic.may_go_wider and not self.topic.replies:
            self.world.at(asked + WIDER_AFTER + MOMENT, self.widen)

    def plan_after(self, solved_at: Any) -> None:
        """A month after ``solved_at``, if that is over, its author is asked whether it worked."""
        at = solved_at + ASKED_AFTER + MOMENT
        if at < self.world.now:
            self.world.at(at, self.ask)
            if self.topic.outcome:
                self.world.at(at + span("3h"), self.say)

    def share(self, key: str) -> None:
        share_problem(actor=self.world.people[key], topic=self.row())

    def widen(self) -> None:
        widen_request(actor=SYSTEM, topic=self.row())

    def ask(self) -> None:
        ask_whether(actor=SYSTEM, topic=self.row())

    def say(self) -> None:
        say_whether(actor=self.author, topic=self.row(), outcome=self.topic.outcome)

    def help(self, post: Any) -> None:
        mark_helpful(actor=self.author, post=post)
