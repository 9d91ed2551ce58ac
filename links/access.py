"""Who may do what with links."""

import rules

from portal.access import contributes, in_audience, is_author, is_moderator, shows_section, space_is_open
from portal.choices import SectionKind

tends_link = in_audience & contributes & space_is_open & (is_author | is_moderator)

rules.add_perm("links.view_link", in_audience)
rules.add_perm("links.add_link", contributes & space_is_open & shows_section(SectionKind.COMMUNICATION.value))
rules.add_perm("links.edit_link", tends_link)
rules.add_perm("links.remove_link", tends_link)

# For the platform alone.
rules.add_perm("links.check_links", rules.always_false)
