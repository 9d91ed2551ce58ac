"""Who may do what in the library."""

from typing import Any

import rules

from portal.access import contributes, in_audience, is_author, is_moderator, shows_section, space_is_open
from portal.choices import SectionKind


@rules.predicate
def resource_is_published(actor: Any, resource: Any) -> bool:
    return resource is not None and resource.is_published


@rules.predicate
def resource_is_withdrawn(actor: Any, resource: Any) -> bool:
    return resource is not None and resource.is_withdrawn


@rules.predicate
def resource_is_taken_down(actor: Any, resource: Any) -> bool:
    return resource is not None and resource.is_taken_down


@rules.predicate
def practice_is_draft(actor: Any, practice: Any) -> bool:
    return practice is not None and practice.is_draft


sees_resource = (
    (in_audience & resource_is_published)
    | (is_author & ~resource_is_published)
    | (in_audience & is_moderator & resource_is_withdrawn)
)
tends_resource = sees_resource & contributes & space_is_open & (is_author | is_moderator)

sees_practice = (in_audience & ~practice_is_draft) | (is_author & practice_is_draft)
tends_practice = sees_practice & contributes & space_is_open & (is_author | is_moderator)

# ``create`` asks about the space, everything else about the object.
rules.add_perm("repository.view_resource", sees_resource)
rules.add_perm(
    "repository.create_resource", contributes & space_is_open & shows_section(SectionKind.SHARING.value)
)
rules.add_perm("repository.edit_resource", tends_resource)
rules.add_perm(
    "repository.publish_resource",
    tends_resource & ~resource_is_published & (is_moderator | ~resource_is_taken_down),
)
rules.add_perm("repository.withdraw_resource", tends_resource & resource_is_published)
rules.add_perm(
    "repository.carry_resource", sees_resource & contributes & space_is_open & resource_is_published
)

rules.add_perm("repository.view_practice", sees_practice)
rules.add_perm(
    "repository.create_practice", contributes & space_is_open & shows_section(SectionKind.COOPERATION.value)
)
rules.add_perm("repository.edit_practice", tends_practice)
rules.add_perm("repository.set_practice", tends_practice & practice_is_draft)
rules.add_perm("repository.carry_practice", sees_practice & contributes & space_is_open & ~practice_is_draft)

# For the platform alone.
rules.add_perm("repository.forget_abandoned_files", rules.always_false)
