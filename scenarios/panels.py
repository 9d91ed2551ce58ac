"""What scenarios show on the Communication section of a space and of the network."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from portal.addresses import in_space
from portal.choices import SectionKind
from portal.operations import may
from portal.ui import panels
from portal.ui.panels import Panel
from scenarios.selectors import latest_scenarios

COMMUNICATION = SectionKind.COMMUNICATION.value
MOST = 3


@panels.register(f"section:{COMMUNICATION}", order=130)
def scenarios(request: HttpRequest, place: Any) -> Panel | None:
    latest = latest_scenarios(request.user, place, most=MOST)
    may_write = place is not None and may(request.user, "scenarios.write_scenario", place)
    if not latest and not may_write:
        return None
    context = {
        "scenarios": latest,
        "shows_space": place is None,
        "new_url": in_space(place, "scenario_new") if may_write else "",
    }
    return Panel(
        "scenarios", _("Scenarios"), "scenarios/_panel_scenarios.html", context, section=COMMUNICATION,
        more_url=in_space(place, "scenarios") if latest and place is not None else "",
        more_label=_("All scenarios and their map"),
    )  # fmt: skip
