"""Scenarios of the demo, what people think of them, and what came of their decisions, as deeds in time."""

from datetime import timedelta
from functools import partial

from config.demo.content import CONTENT
from config.demo.future_items import Conclusion, Future, Verdict
from config.demo.scenes import scene
from config.demo.text import span
from config.demo.world import World
from forums.models import Board
from forums.operations.topics import open_topic
from portal.pictures import SCENE, draw_picture
from scenarios.models import Scenario
from scenarios.operations.ratings import rate_scenario
from scenarios.operations.scenarios import DecisionText, ScenarioText, write_scenario
from scenarios.operations.synthesis import publish_synthesis

BEFORE_ASKING = timedelta(hours=3)


def plan_futures(world: World) -> int:
    """Plan what is missing; returns how many scenarios."""
    missing = [future for future in CONTENT.futures if future.key not in world.ledger]
    for future in missing:
        written = world.ago(future.at)
        world.at(written, partial(_write, world, future))
        world.at(written + BEFORE_ASKING, partial(_ask, world, future))
        for verdict in future.verdicts:
            world.at(written + span(verdict.after), partial(_rate, world, future, verdict))
    for conclusion in CONTENT.conclusions:
        if conclusion.key not in world.ledger:
            world.at(world.ago(conclusion.at), partial(_conclude, world, conclusion))
    return len(missing)


def _write(world: World, future: Future) -> None:
    text = ScenarioText(
        title=future.title, horizon=future.horizon, body=future.body, language="en", drivers=future.drivers,
        signals=future.signals, picture_text=future.shows,
        decisions=tuple(DecisionText(choice.title, choice.text) for choice in future.decisions),
    )  # fmt: skip
    author, space = world.people[future.author], world.spaces[future.space]
    picture = draw_picture(scene(future.key), SCENE)
    scenario = write_scenario(actor=author, space=space, text=text, audience="public", picture=picture)
    world.ledger.remember(future.key, scenario)


def _ask(world: World, future: Future) -> None:
    scenario: Scenario = world.ledger.find(future.key)
    board = Board.objects.filter(space=scenario.space, archived_at=None).order_by("-order").first()
    for choice, decision in zip(future.decisions, scenario.decisions.all(), strict=True):
        if choice.asks and board is not None:
            open_topic(
                actor=world.people[future.author], board=board, kind="discussion", title=choice.title,
                body=choice.asks, audience="public", language="en", source=decision,
            )  # fmt: skip


def _rate(world: World, future: Future, verdict: Verdict) -> None:
    rate_scenario(
        actor=world.people[verdict.by], scenario=world.ledger.find(future.key), reason=verdict.reason,
        plausibility=verdict.plausibility, consistency=verdict.consistency,
    )  # fmt: skip


def _conclude(world: World, conclusion: Conclusion) -> None:
    author, space = world.people[conclusion.author], world.spaces[conclusion.space]
    text = publish_synthesis(actor=author, space=space, body=conclusion.body, audience="public")
    world.ledger.remember(conclusion.key, text)
