"""Who may do what with links."""

import rules

from portal.access import contributes, is_author, is_moderator, is_shown, shows_section, space_is_open
from portal.choices import SectionKind

tends_link = is_shown & contributes & space_is_open & (is_author | is_moderator)

rules.add_perm("links.view_link", is_shown)
rules.add_perm("links.add_link", contributes & space_is_open & shows_section(SectionKind.COMMUNICATION.value))
rules.add_perm("links.edit_link", tends_link)
rules.add_perm("links.remove_link", tends_link)

# For the platform alone.
rules.add_perm("links.check_links", rules.always_false)
rules.add_perm("links.hide_link", rules.always_false)
