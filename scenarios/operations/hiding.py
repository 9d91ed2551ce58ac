"""Taking scenarios and ratings out of sight, and bringing them back: what moderators decide about them."""

from datetime import datetime

from django.utils import timezone

from portal.audit import record
from portal.events import publish
from portal.operations import Actor, operation, require
from scenarios.events import ScenarioChanged
from scenarios.models import Rating, Scenario
from scenarios.operations.ratings import add_up, locked_rating
from scenarios.operations.scenarios import locked


@operation
def hide_scenario(*, actor: Actor, scenario: Scenario) -> Scenario:
    """Show ``scenario`` to moderators and its author alone.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
        OperationRefusedError: it is gone.
    """
    scenario = locked(scenario)
    require(actor, "scenarios.hide_scenario", scenario)
    record(actor=actor, verb="scenarios.hide_scenario", obj=scenario)
    return _put(scenario, scenario.hidden_at or timezone.now())


@operation
def show_scenario(*, actor: Actor, scenario: Scenario) -> Scenario:
    """Bring a hidden scenario back.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
        OperationRefusedError: it is gone.
    """
    scenario = locked(scenario)
    require(actor, "scenarios.hide_scenario", scenario)
    record(actor=actor, verb="scenarios.show_scenario", obj=scenario)
    return _put(scenario, None)


@operation
def hide_rating(*, actor: Actor, rating: Rating) -> Rating:
    """Show ``rating`` to moderators and its author alone; the sums are made without it.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
        OperationRefusedError: it is gone.
    """
    scenario, rating = locked_rating(rating)
    require(actor, "scenarios.hide_rating", rating)
    record(actor=actor, verb="scenarios.hide_rating", obj=rating)
    return _count(scenario, rating, rating.hidden_at or timezone.now())


@operation
def show_rating(*, actor: Actor, rating: Rating) -> Rating:
    """Bring a hidden rating back; it counts again.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
        OperationRefusedError: it is gone.
    """
    scenario, rating = locked_rating(rating)
    require(actor, "scenarios.hide_rating", rating)
    record(actor=actor, verb="scenarios.show_rating", obj=rating)
    return _count(scenario, rating, None)


def _put(scenario: Scenario, hidden_at: datetime | None) -> Scenario:
    scenario.hidden_at = hidden_at
    scenario.save(update_fields=["hidden_at"])
    publish(ScenarioChanged(scenario_id=scenario.pk, space_id=scenario.space_id))
    return scenario


def _count(scenario: Scenario, rating: Rating, hidden_at: datetime | None) -> Rating:
    rating.hidden_at = hidden_at
    rating.save(update_fields=["hidden_at"])
    add_up(scenario)
    return rating
