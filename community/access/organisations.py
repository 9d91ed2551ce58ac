"""Who may see, propose and change organisations."""

from typing import Any

import rules

from community.access.people import is_of_the_network
from community.models import OrganisationContact
from portal.access import is_coordinator, is_signed_in, is_superuser
from portal.spaces import standing
from portal.tenancy import memo


@rules.predicate
def organisation_stands(actor: Any, organisation: Any) -> bool:
    """It was not merged into another."""
    return organisation is not None and organisation.merged_into_id is None


@rules.predicate
def is_past_proposal(actor: Any, organisation: Any) -> bool:
    return organisation is not None and not organisation.is_proposed


@rules.predicate
def is_proposed(actor: Any, organisation: Any) -> bool:
    return organisation is not None and organisation.is_proposed


@rules.predicate
def proposed_it(actor: Any, organisation: Any) -> bool:
    return organisation is not None and actor.pk is not None and organisation.proposed_by_id == actor.pk


@rules.predicate
def speaks_for(actor: Any, organisation: Any) -> bool:
    """An administrator of its own space, or one of its contacts."""
    if organisation is None or actor.pk is None:
        return False
    if organisation.space_id is not None and standing(actor).administers(organisation.space_id):
        return True

    def read() -> set[int]:
        contacts = OrganisationContact.objects.filter(user_id=actor.pk)
        return set(contacts.values_list("organisation_id", flat=True))

    return organisation.pk in memo(("contact_for", actor.pk), read)


_keeps = is_coordinator | is_superuser
_sees = is_past_proposal | is_of_the_network | proposed_it | _keeps


rules.add_perm("community.view_organisation", organisation_stands & _sees)
rules.add_perm("community.propose_organisation", is_signed_in)
# What one's own organisation says of itself, its logo and its contacts.
rules.add_perm(
    "community.describe_organisation",
    organisation_stands & (speaks_for | (proposed_it & is_proposed) | _keeps),
)
# Registering, verifying, merging and saying where an organisation takes part.
rules.add_perm("community.edit_organisation", _keeps)
