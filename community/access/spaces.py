"""Who may know of a space, belong to it and run it; a network space's administrator is its coordinator."""

from typing import Any

import rules

from community.access.invitations import is_blocked
from community.access.people import is_of_the_network
from community.models import Profile
from portal.access import (
    is_administrator,
    is_coordinator,
    is_member,
    is_signed_in,
    is_superuser,
    space_is_open,
)
from portal.choices import JoinPolicy, Visibility
from portal.spaces import standing


@rules.predicate
def knows_space(actor: Any, space: Any) -> bool:
    """The single form of ``portal.spaces.readable``."""
    if space is None:
        return False
    if space.visibility == Visibility.PUBLIC:
        return True
    place = standing(actor)
    return place.is_member(space.pk) or (space.visibility == Visibility.NETWORK and place.is_accepted)


@rules.predicate
def anyone_joins(actor: Any, space: Any) -> bool:
    return space is not None and space.join_policy == JoinPolicy.OPEN


@rules.predicate
def space_takes_requests(actor: Any, space: Any) -> bool:
    return space is not None and space.join_policy == JoinPolicy.REQUEST


@rules.predicate
def members_are_shown(actor: Any, space: Any) -> bool:
    """Whether the space shows its members to one of them; ``Standing.unlisted`` says where it does not."""
    return space is not None and standing(actor).sees_members_of(space.pk)


@rules.predicate
def asked_it(actor: Any, request: Any) -> bool:
    """The person who asked to join, or for a space."""
    return actor.pk is not None and request is not None and request.user_id == actor.pk


@rules.predicate
def works_for_an_organisation(actor: Any) -> bool:
    return Profile.objects.filter(user_id=actor.pk, organisation__isnull=False).exists()


@rules.predicate
def knows_its_space(actor: Any, obj: Any) -> bool:
    return obj is not None and knows_space.test(actor, obj.space)


rules.add_perm("community.view_space", knows_space)

rules.add_perm("community.create_space", is_coordinator | is_superuser)
rules.add_perm("community.ask_for_space", is_signed_in & (is_of_the_network | works_for_an_organisation))
rules.add_perm("community.view_space_requests", is_coordinator | is_superuser)
rules.add_perm("community.view_space_request", asked_it | is_coordinator | is_superuser)
rules.add_perm("community.withdraw_space_request", asked_it)
rules.add_perm("community.decide_space_request", is_coordinator | is_superuser)

rules.add_perm("community.view_rules", knows_its_space)
rules.add_perm("community.edit_space", is_administrator & space_is_open)
rules.add_perm("community.archive_space", is_administrator)
rules.add_perm("community.view_storage", is_administrator | (knows_space & (is_coordinator | is_superuser)))
rules.add_perm("community.change_quota", knows_space & (is_coordinator | is_superuser))

rules.add_perm(
    "community.join_space",
    is_signed_in & knows_space & anyone_joins & space_is_open & ~is_member & ~is_blocked,
)
rules.add_perm(
    "community.ask_to_join",
    is_signed_in & knows_space & space_takes_requests & space_is_open & ~is_member & ~is_blocked,
)
rules.add_perm("community.leave_space", is_member)

rules.add_perm("community.view_members", is_member & members_are_shown)
rules.add_perm("community.export_members", is_administrator)
rules.add_perm("community.manage_members", is_administrator & space_is_open)

rules.add_perm("community.view_join_requests", is_administrator)
rules.add_perm("community.decide_join_request", is_administrator & space_is_open)
rules.add_perm("community.withdraw_join_request", asked_it)
rules.add_perm("community.admit_member", rules.always_false)

rules.add_perm("community.view_desk", is_administrator)
rules.add_perm("community.view_network_desk", is_coordinator)
rules.add_perm("community.keep_figures", rules.always_false)
