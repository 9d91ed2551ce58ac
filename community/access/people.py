"""Who may see and change people and organisations."""

from typing import Any

import rules

from community.choices import ProfileAudience
from community.models import Membership
from portal.access import is_coordinator, is_superuser
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


rules.add_perm("community.view_person", is_self | person_is_shown)


rules.add_perm("community.edit_profile", is_self)


rules.add_perm("community.deactivate_person", is_superuser)


@rules.predicate
def is_own(actor: Any, row: Any) -> bool:
    return actor.pk is not None and row is not None and row.user_id == actor.pk


rules.add_perm("community.fetch_export", is_own)


# For commands and chores alone: the platform itself may, nobody else.
rules.add_perm("community.forget_person", rules.always_false)


rules.add_perm("community.publish_legal_text", is_coordinator | is_superuser)


rules.add_perm("community.view_organisation", rules.always_true)


rules.add_perm("community.edit_organisation", is_coordinator | is_superuser)


rules.add_perm("community.mail_notices", rules.always_false)
