"""Who may see and change people."""

from typing import Any

import rules

from community.choices import ProfileAudience
from community.models import Membership
from community.vocabularies import ContactPreference
from portal.access import is_coordinator, is_signed_in, is_superuser
from portal.spaces import Standing, standing
from portal.tenancy import memo


@rules.predicate
def is_self(actor: Any, person: Any) -> bool:
    return actor.pk is not None and person is not None and person.pk == actor.pk


@rules.predicate
def person_is_shown(actor: Any, person: Any) -> bool:
    """The single form of ``selectors.people_for``; people whose account is closed are shown to nobody."""
    if person is None or not person.is_active or not hasattr(person, "profile"):
        return False
    shown_to = person.profile.shown_to
    if shown_to == ProfileAudience.PUBLIC:
        return True
    place = standing(actor)
    if place.is_accepted and shown_to == ProfileAudience.NETWORK:
        return True
    return person.pk in _companions(place)


@rules.predicate
def is_of_the_network(actor: Any) -> bool:
    """Some space has let the actor in."""
    return standing(actor).is_accepted


@rules.predicate
def shares_address(actor: Any, person: Any) -> bool:
    return person is not None and person.profile.contact_by == ContactPreference.MAIL


@rules.predicate
def is_own(actor: Any, row: Any) -> bool:
    return actor.pk is not None and row is not None and row.user_id == actor.pk


def _companions(place: Standing) -> set[int]:
    """Everybody in the spaces whose members one sees; one query a request, for a page shows many names."""
    if not place.listed_space_ids:
        return set()

    def read() -> set[int]:
        return set(
            Membership.objects.filter(space_id__in=place.listed_space_ids).values_list("user_id", flat=True)
        )

    return memo(("companions", place.user_id), read)


rules.add_perm("community.view_person", is_self | person_is_shown)
rules.add_perm("community.edit_profile", is_self)
rules.add_perm("community.block_somebody", is_signed_in & ~is_self & person_is_shown)
rules.add_perm("community.unblock_somebody", is_own)
# The address is never public: who chooses so shows it to those of the network who see the profile.
rules.add_perm("community.view_address", person_is_shown & shares_address & is_of_the_network)
rules.add_perm("community.deactivate_person", is_superuser)
rules.add_perm("community.view_mail_settings", is_own)
rules.add_perm("community.fetch_export", is_own)
rules.add_perm("community.publish_legal_text", is_coordinator | is_superuser)

# For commands and chores alone: the platform itself may, nobody else.
rules.add_perm("community.forget_person", rules.always_false)
rules.add_perm("community.mail_notices", rules.always_false)
rules.add_perm("community.take_mail", rules.always_false)
