"""Who may do what with people and belonging. The administrator of a network space is its coordinator."""

from typing import Any

import rules

from community.choices import ProfileAudience
from community.models import Membership
from portal.access import is_administrator, is_member, is_signed_in, space_is_open
from portal.choices import JoinPolicy, Visibility
from portal.spaces import Standing, standing
from portal.tenancy import memo


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
def is_coordinator(actor: Any) -> bool:
    return standing(actor).is_coordinator


@rules.predicate
def is_superuser(actor: Any) -> bool:
    return bool(getattr(actor, "is_superuser", False) and actor.is_active)


@rules.predicate
def is_self(actor: Any, person: Any) -> bool:
    return actor.pk is not None and person is not None and person.pk == actor.pk


@rules.predicate
def person_is_shown(actor: Any, person: Any) -> bool:
    """The single form of ``selectors.people_for``; people whose account is closed are shown to nobody."""
    if person is None or not person.is_active or not hasattr(person, "profile"):
        return False
    if person.profile.shown_to == ProfileAudience.PUBLIC:
        return True
    place = standing(actor)
    return place.is_accepted or person.pk in _companions(place)


def _companions(place: Standing) -> set[int]:
    """Everybody in the spaces of a person; one query a request, since a page shows many names."""
    if not place.roles:
        return set()

    def read() -> set[int]:
        return set(Membership.objects.filter(space_id__in=place.space_ids).values_list("user_id", flat=True))

    return memo(("companions", place.user_id), read)


@rules.predicate
def asked_it(actor: Any, request: Any) -> bool:
    """The person who asked to join."""
    return actor.pk is not None and request is not None and request.user_id == actor.pk


@rules.predicate
def wants_words(actor: Any, request: Any) -> bool:
    return actor.pk is not None and request is not None and request.by_id == actor.pk


@rules.predicate
def wrote_the_words(actor: Any, request: Any) -> bool:
    return actor.pk is not None and request is not None and request.author_id == actor.pk


# Spaces -------------------------------------------------------------------------------------------
rules.add_perm("community.view_space", knows_space)
rules.add_perm("community.create_space", is_coordinator | is_superuser)
rules.add_perm("community.edit_space", is_administrator & space_is_open)
rules.add_perm("community.archive_space", is_administrator)

# Belonging ----------------------------------------------------------------------------------------
rules.add_perm("community.join_space", is_signed_in & knows_space & anyone_joins & space_is_open & ~is_member)
rules.add_perm(
    "community.ask_to_join", is_signed_in & knows_space & space_takes_requests & space_is_open & ~is_member
)
rules.add_perm("community.leave_space", is_member)
rules.add_perm("community.view_members", is_member)
rules.add_perm("community.manage_members", is_administrator & space_is_open)
rules.add_perm("community.view_join_requests", is_administrator)
rules.add_perm("community.decide_join_request", is_administrator & space_is_open)
rules.add_perm("community.withdraw_join_request", asked_it)

# People and organisations -------------------------------------------------------------------------
rules.add_perm("community.view_person", is_self | person_is_shown)
rules.add_perm("community.edit_profile", is_self)
rules.add_perm("community.deactivate_person", is_superuser)
rules.add_perm("community.view_organisation", rules.always_true)
rules.add_perm("community.edit_organisation", is_coordinator | is_superuser)

# Words that are wanted elsewhere --------------------------------------------------------------------
rules.add_perm("community.view_words", wants_words | wrote_the_words)
rules.add_perm("community.decide_words", wrote_the_words)

# For the platform alone: commands, imports and tasks -------------------------------------------------
rules.add_perm("community.admit_member", rules.always_false)
rules.add_perm("community.mail_notices", rules.always_false)
