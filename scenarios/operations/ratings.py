"""Saying how plausible and how consistent a scenario is."""

from typing import Any

from django.db.models import Count, Sum
from django.utils import timezone

from portal.audit import record
from portal.events import publish
from portal.operations import Actor, operation, require
from scenarios.events import ScenarioRated
from scenarios.models import Rating, Scenario
from scenarios.operations.scenarios import locked


@operation
def rate_scenario(
    *, actor: Actor, scenario: Scenario, plausibility: int, consistency: int, reason: str
) -> Rating:
    """Rate ``scenario`` from 1 to 5 twice; a second time changes the first.

    The row of the scenario stays locked while its sums are made, so they are right however many rate.

    Raises:
        AccessDeniedError: ``actor`` wrote it, does not write in its space, or the space is archived.
    """
    scenario = locked(scenario)
    require(actor, "scenarios.rate_scenario", scenario)
    values = {
        "plausibility": plausibility,
        "consistency": consistency,
        "reason": reason,
        "rated_at": timezone.now(),
    }
    rating, _made = Rating.objects.update_or_create(
        space=scenario.space, scenario=scenario, author=actor, defaults=values
    )
    add_up(scenario)
    record(
        actor=actor, verb="scenarios.rate_scenario", obj=scenario, plausibility=plausibility,
        consistency=consistency,
    )  # fmt: skip
    return rating


@operation
def take_back_rating(*, actor: Actor, scenario: Scenario) -> None:
    """Take one's own rating away; nothing happens where there is none.

    Raises:
        AccessDeniedError: ``actor`` may not rate here (any more).
    """
    scenario = locked(scenario)
    require(actor, "scenarios.rate_scenario", scenario)
    taken, _rows = Rating.objects.filter(scenario=scenario, author=actor).delete()
    if taken:
        add_up(scenario)
        record(actor=actor, verb="scenarios.take_back_rating", obj=scenario)


def add_up(scenario: Scenario) -> None:
    """Write the counters anew, under the caller's lock."""
    sums: dict[str, Any] = Rating.objects.filter(scenario=scenario).aggregate(
        ratings=Count("pk"), plausibility=Sum("plausibility"), consistency=Sum("consistency")
    )
    scenario.rating_count = sums["ratings"]
    scenario.plausibility_sum = sums["plausibility"] or 0
    scenario.consistency_sum = sums["consistency"] or 0
    scenario.save(update_fields=["rating_count", "plausibility_sum", "consistency_sum"])
    publish(ScenarioRated(scenario_id=scenario.pk, space_id=scenario.space_id))
