"""What follows from what happens to scenarios."""

from portal.events import within
from scenarios.events import ScenarioChanged
from scenarios.models import Scenario
from search import outbox


@within(ScenarioChanged)
def index_scenario(event: ScenarioChanged) -> None:
    outbox.changed(Scenario(pk=event.scenario_id))
