"""Saying how plausible and how consistent a scenario is."""

from typing import Any

from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.audit import record
from portal.operations import Actor, OperationRefusedError, operation, require
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
        OperationRefusedError: the scenario was taken away meanwhile.
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
    """Take one's own rating away, also while one may not write here; nothing happens where there is none.

    Raises:
        AccessDeniedError: ``actor`` does not see the scenario, or the space is archived.
        OperationRefusedError: the scenario was taken away meanwhile.
    """
    scenario = locked(scenario)
    require(actor, "scenarios.take_back_rating", scenario)
    taken, _rows = Rating.objects.filter(scenario=scenario, author=actor).delete()
    if taken:
        add_up(scenario)
        record(actor=actor, verb="scenarios.take_back_rating", obj=scenario)


@operation
def remove_rating(*, actor: Actor, rating: Rating) -> None:
    """Take somebody's rating away for good; its author is told why by the case that was decided.

    Raises:
        AccessDeniedError: ``actor`` does not moderate here.
        OperationRefusedError: it is gone already.
    """
    scenario, rating = locked_rating(rating)
    require(actor, "scenarios.remove_rating", rating)
    record(actor=actor, verb="scenarios.remove_rating", obj=rating)
    rating.delete()
    add_up(scenario)


def locked_rating(rating: Rating) -> tuple[Scenario, Rating]:
    """The rating as it is now with its scenario, whose lock is the lock of all its ratings.

    Raises:
        OperationRefusedError: it was taken away meanwhile.
    """
    scenario = locked(rating.scenario)
    found = Rating.objects.select_related("space").filter(pk=rating.pk).first()
    if found is None:
        raise OperationRefusedError(_("This rating was taken away meanwhile."))
    found.scenario = scenario
    return scenario, found


def add_up(scenario: Scenario) -> None:
    """Write the counters anew, under the caller's lock."""
    counted = Rating.objects.filter(scenario=scenario, hidden_at=None)
    sums: dict[str, Any] = counted.aggregate(
        ratings=Count("pk"), plausibility=Sum("plausibility"), consistency=Sum("consistency")
    )
    scenario.rating_count = sums["ratings"]
    scenario.plausibility_sum = sums["plausibility"] or 0
    scenario.consistency_sum = sums["consistency"] or 0
    scenario.save(update_fields=["rating_count", "plausibility_sum", "consistency_sum"])
