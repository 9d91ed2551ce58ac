"""Who may do what in groups."""

from typing import Any

import rules

from collaboration.choices import GroupRole
from collaboration.models import GroupMember
from portal.access import contributes, in_audience, is_member, is_moderator, shows_section, space_is_open
from portal.choices import SectionKind
from portal.tenancy.scope import memo


def parts_of(actor: Any) -> dict[int, GroupMember]:
    """Find the rows that name ``actor`` by group, invitations among them; read once a scope."""
    if actor.pk is None:
        return {}
    return memo(
        ("groups", actor.pk),
        lambda: {row.group_id: row for row in GroupMember.objects.filter(user_id=actor.pk)},
    )


@rules.predicate
def is_named(actor: Any, group: Any) -> bool:
    """In the group or invited to it."""
    return group is not None and group.pk in parts_of(actor)


@rules.predicate
def has_joined(actor: Any, group: Any) -> bool:
    part = parts_of(actor).get(group.pk) if group is not None else None
    return part is not None and part.has_joined


@rules.predicate
def is_convenor(actor: Any, group: Any) -> bool:
    part = parts_of(actor).get(group.pk) if group is not None else None
    return part is not None and part.role == GroupRole.CONVENOR


@rules.predicate
def group_is_open(actor: Any, group: Any) -> bool:
    return group is not None and not group.is_closed


sees_group = in_audience | (is_member & is_named)
at_work = contributes & space_is_open & group_is_open

# ``form`` asks about the space, everything else about the group.
rules.add_perm("collaboration.view_group", sees_group)
rules.add_perm(
    "collaboration.form_group", contributes & space_is_open & shows_section(SectionKind.COLLABORATION.value)
)
rules.add_perm("collaboration.edit_group", at_work & (is_convenor | (in_audience & is_moderator)))
rules.add_perm("collaboration.extend_group", at_work & is_convenor)
rules.add_perm("collaboration.invite_to_group", at_work & is_convenor)
rules.add_perm("collaboration.answer_invitation", at_work & is_named & ~has_joined)
rules.add_perm("collaboration.leave_group", at_work & has_joined)
rules.add_perm("collaboration.work_in_group", at_work & has_joined)
rules.add_perm("collaboration.close_group", at_work & (is_convenor | (in_audience & is_moderator)))
rules.add_perm(
    "collaboration.carry_group",
    sees_group & contributes & space_is_open & ~group_is_open & (has_joined | is_moderator),
)

# For the platform alone.
rules.add_perm("collaboration.drop_from_groups", rules.always_false)
rules.add_perm("collaboration.keep_convenors", rules.always_false)
