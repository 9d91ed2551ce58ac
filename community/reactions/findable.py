"""Directories follow what people and organisations say of themselves."""

from collections.abc import Collection

from community.events import OrganisationChanged, ProfileChanged
from community.findable import refresh_organisation, refresh_people
from community.models import Organisation, Position, Profile
from portal.events import within


@within(ProfileChanged)
def find_person_as_they_are(event: ProfileChanged) -> None:
    _refresh([event.user_id])


@within(OrganisationChanged)
def find_organisation_as_it_is(event: OrganisationChanged) -> None:
    """Its people too: they are found by its names and counted by its kind."""
    organisation = Organisation.objects.filter(pk=event.organisation_id).first()
    if organisation is None:
        return
    refresh_organisation(organisation)
    people = Position.objects.filter(organisation=event.organisation_id).values_list("user_id", flat=True)
    _refresh(list(people))


def _refresh(user_ids: Collection[int]) -> None:
    """One after the other: people change their profiles while somebody changes the place where they work."""
    profiles = Profile.objects.select_for_update(no_key=True).filter(user__in=user_ids)
    list(profiles.order_by("pk").values_list("pk"))
    refresh_people(user_ids)
