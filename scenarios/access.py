"""Who may do what with scenarios."""

import rules

from portal.access import contributes, in_audience, is_author, is_moderator, shows_section, space_is_open
from portal.choices import SectionKind

tends_scenario = in_audience & contributes & space_is_open & (is_author | is_moderator)
shows_communication = shows_section(SectionKind.COMMUNICATION.value)

# ``write`` asks about the space, everything else about the object.
rules.add_perm("scenarios.view_scenario", in_audience)
rules.add_perm("scenarios.write_scenario", contributes & space_is_open & shows_communication)
rules.add_perm("scenarios.edit_scenario", tends_scenario)
rules.add_perm("scenarios.remove_scenario", tends_scenario)
# Who wrote a scenario finds it plausible anyway.
rules.add_perm("scenarios.rate_scenario", in_audience & contributes & space_is_open & ~is_author)

rules.add_perm("scenarios.view_decision", in_audience)
rules.add_perm("scenarios.carry_decision", in_audience & contributes & space_is_open)

rules.add_perm("scenarios.view_synthesis", in_audience)
rules.add_perm("scenarios.write_synthesis", is_moderator & space_is_open & shows_communication)
