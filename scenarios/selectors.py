"""Scenarios, their ratings and the synthesis, as one reader sees them."""

from typing import Any

from portal.audience import unhidden_for
from portal.keyset import Slice, newest
from portal.operations import Actor
from scenarios.models import Rating, Scenario, Synthesis

MOST_ON_THE_MAP = 40
MOST_RATINGS = 60


def page_of_scenarios(actor: Actor, space: Any, *, before: str) -> Slice:
    return newest(_shown(actor, space).for_list(), before=before)


def scenarios_for_map(actor: Actor, space: Any) -> list[Scenario]:
    """The rated ones, the oldest first; of very many the latest."""
    rated = _shown(actor, space).unhidden().rated().select_related("space").order_by("-pk")[:MOST_ON_THE_MAP]
    return list(reversed(rated))


def latest_scenarios(actor: Actor, space: Any, *, most: int) -> list[Scenario]:
    """Of ``space`` or, when it is None, of all spaces."""
    rows = Scenario.objects.visible_to(actor) if space is None else _shown(actor, space)
    return list(rows.unhidden().select_related("space").order_by("-pk")[:most])


def ratings_of(actor: Actor, scenario: Scenario) -> list[Rating]:
    """The latest first; hidden ones for moderators and their authors alone."""
    rows = Rating.objects.filter(unhidden_for(actor), scenario=scenario)
    rows = rows.select_related("author__profile__organisation")
    return list(rows.order_by("-rated_at", "-pk")[:MOST_RATINGS])


def own_rating(actor: Actor, scenario: Scenario) -> Rating | None:
    if actor.pk is None:
        return None
    return Rating.objects.filter(scenario=scenario, author_id=actor.pk).first()


def synthesis_of(actor: Actor, space: Any) -> Synthesis | None:
    rows = Synthesis.objects.visible_to(actor).filter(space=space)
    found: Synthesis | None = rows.select_related("space", "author__profile").first()
    return found


def _shown(actor: Actor, space: Any) -> Any:
    return Scenario.objects.visible_to(actor).filter(space=space)
