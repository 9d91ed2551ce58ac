"""Directories follow what people and organisations say of themselves."""

from community.events import OrganisationChanged, ProfileChanged
from community.findable import refresh_organisation, refresh_people
from community.models import Organisation, Position
from portal.events import within


@within(ProfileChanged)
def find_person_as_they_are(event: ProfileChanged) -> None:
    refresh_people([event.user_id])


@within(OrganisationChanged)
def find_organisation_as_it_is(event: OrganisationChanged) -> None:
    """Its people too: they are found by its names and counted by its kind."""
    organisation = Organisation.objects.filter(pk=event.organisation_id).first()
    if organisation is None:
        return
    refresh_organisation(organisation)
    people = Position.objects.filter(organisation=event.organisation_id).values_list("user_id", flat=True)
    refresh_people(list(people))
