"""Who may do what with scenarios."""

from typing import Any

import rules

from portal.access import (
    contributes,
    in_audience,
    is_author,
    is_moderator,
    is_shown,
    is_signed_in,
    is_unhidden,
    shows_section,
    space_is_open,
)
from portal.choices import SectionKind

tends_scenario = is_shown & contributes & space_is_open & (is_author | is_moderator)
shows_communication = shows_section(SectionKind.COMMUNICATION.value)


@rules.predicate
def its_scenario_is_shown(actor: Any, rating: Any) -> bool:
    return is_shown.test(actor, rating.scenario)


# ``write`` asks about the space, everything else about the object.
rules.add_perm("scenarios.view_scenario", is_shown)
rules.add_perm("scenarios.write_scenario", contributes & space_is_open & shows_communication)
rules.add_perm("scenarios.edit_scenario", tends_scenario)
rules.add_perm("scenarios.remove_scenario", tends_scenario)
# Who wrote a scenario finds it plausible anyway.
rules.add_perm(
    "scenarios.rate_scenario", in_audience & is_unhidden & contributes & space_is_open & ~is_author
)

# What somebody said they may take back, also while they may not say anything new.
rules.add_perm("scenarios.take_back_rating", is_signed_in & is_shown & space_is_open)
rules.add_perm("scenarios.view_rating", its_scenario_is_shown & (is_unhidden | is_author | is_moderator))
rules.add_perm("scenarios.remove_rating", its_scenario_is_shown & is_moderator & space_is_open)

rules.add_perm("scenarios.view_decision", is_shown)
rules.add_perm("scenarios.carry_decision", in_audience & is_unhidden & contributes & space_is_open)

rules.add_perm("scenarios.view_synthesis", in_audience)
rules.add_perm("scenarios.write_synthesis", is_moderator & space_is_open & shows_communication)

# For the platform alone.
rules.add_perm("scenarios.hide_scenario", rules.always_false)
rules.add_perm("scenarios.hide_rating", rules.always_false)
