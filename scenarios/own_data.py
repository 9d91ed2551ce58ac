"""Scenarios, ratings and syntheses of somebody: handed out to them, and taken away when they leave.

A scenario goes with what others thought of it, which says nothing without it. A synthesis speaks for its
space and stays, without the name.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.addresses import absolute
from portal.own_data import Holding, Row, in_slices, look, register
from scenarios.models import Rating, Scenario, Synthesis
from scenarios.operations.ratings import add_up
from scenarios.operations.scenarios import drop, locked


def scenarios(person: Any) -> Iterator[Row]:
    for mine in in_slices(
        Scenario.objects.filter(author=person).select_related("space").prefetch_related("decisions")
    ):
        seen = look(person, mine, Scenario)
        for scenario in mine:
            yield {
                "id": scenario.pk,
                "space": seen.space(scenario),
                "address": seen.address(scenario.pk),
                "title": scenario.title,
                "year": scenario.horizon,
                "language": scenario.language,
                "text": scenario.body,
                "drivers": scenario.drivers,
                "signals": scenario.signals,
                "decisions": [
                    {"title": decision.title, "text": decision.text} for decision in scenario.decisions.all()
                ],
                "picture": _picture(scenario) if seen.address(scenario.pk) else None,
                "picture_shows": scenario.picture_text,
                "created_at": scenario.created_at,
            }


def _picture(scenario: Scenario) -> str | None:
    return absolute(scenario.pictures[-1]["url"]) if scenario.picture else None


def ratings(person: Any) -> Iterator[Row]:
    """One's own ratings; the title of the scenario only where one may still see it."""
    for mine in in_slices(Rating.objects.filter(author=person)):
        seen = look(person, mine, Scenario, "scenario_id")
        for rating in mine:
            yield {
                "space": seen.space(rating),
                "scenario": seen.title(rating.scenario_id),
                "address": seen.address(rating.scenario_id),
                "plausibility": rating.plausibility,
                "consistency": rating.consistency,
                "reason": rating.reason,
                "rated_at": rating.rated_at,
            }


def syntheses(person: Any) -> Iterator[Row]:
    for mine in in_slices(Synthesis.objects.filter(author=person)):
        seen = look(person, mine)
        for synthesis in mine:
            yield {
                "space": seen.space(synthesis),
                "text": synthesis.body,
                "published_at": synthesis.published_at,
                "edited_at": synthesis.edited_at,
            }


def remove_scenarios(person: Any, most: int) -> int:
    mine = list(Scenario.objects.filter(author=person).select_for_update(of=("self",)).order_by("pk")[:most])
    for scenario in mine:
        drop(scenario)
    return len(mine)


def remove_ratings(person: Any, most: int) -> int:
    """Take them away as if they had never been given: the sums are made anew."""
    rows = Rating.objects.filter(author=person).select_related("scenario")
    # In the order in which scenarios are locked everywhere, so that nobody waits for each other.
    mine = list(rows.order_by("scenario_id", "pk")[:most])
    for rating in mine:
        scenario = locked(rating.scenario)
        rating.delete()
        add_up(scenario)
    return len(mine)


register(
    Holding(
        code="scenarios", label=_("Scenarios"), rows=scenarios,
        count=lambda person: Scenario.objects.filter(author=person).count(), remove=remove_scenarios,
    )
)  # fmt: skip
register(
    Holding(
        code="scenario-ratings", label=_("Ratings of scenarios"), rows=ratings,
        count=lambda person: Rating.objects.filter(author=person).count(), remove=remove_ratings,
    )
)  # fmt: skip
register(Holding(code="syntheses", label=_("Syntheses of scenarios"), rows=syntheses))
