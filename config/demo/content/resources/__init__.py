"""All resources of the demo."""

from config.demo.content.resources.closed import CLOSED_RESOURCES
from config.demo.content.resources.firms import FIRM_RESOURCES
from config.demo.content.resources.interviews import INTERVIEWS
from config.demo.content.resources.mobility import MOBILITY_RESOURCES
from config.demo.content.resources.passport import PASSPORT_RESOURCES
from config.demo.content.resources.plans import PLAN_RESOURCES
from config.demo.content.resources.projects import FUNDED_PROJECTS
from config.demo.content.resources.results import EARLIER_RESULTS

RESOURCES = (
    *FUNDED_PROJECTS,
    *EARLIER_RESULTS,
    *PLAN_RESOURCES,
    *INTERVIEWS,
    *MOBILITY_RESOURCES,
    *PASSPORT_RESOURCES,
    *FIRM_RESOURCES,
    *CLOSED_RESOURCES,
)
