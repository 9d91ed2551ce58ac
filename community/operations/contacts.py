"""Who may be asked about an organisation."""

from django.utils.translation import gettext_lazy as _

from community.models import Organisation, OrganisationContact, User
from community.operations.organisations import locked_organisation
from portal.audit import record
from portal.operations import Actor, OperationRefusedError, operation, require


@operation
def name_contact(
    *, actor: Actor, organisation: Organisation, person: User, role: str, is_public: bool
) -> OrganisationContact:
    """Let ``person`` be asked about ``organisation`` and speak for it; naming them again changes it.

    Raises:
        AccessDeniedError: ``actor`` does not speak for the organisation.
        OperationRefusedError: ``actor`` may not see the person, who therefore does not exist for them.
    """
    organisation = locked_organisation(organisation)
    require(actor, "community.describe_organisation", organisation)
    if not actor.has_perm("community.view_person", person):
        raise OperationRefusedError(_("Nobody whom you may see has this handle."), field="handle")

    contact, _made = OrganisationContact.objects.update_or_create(
        organisation=organisation, user=person, defaults={"role": role, "is_public": is_public}
    )
    record(actor=actor, verb="community.name_contact", obj=contact, user_id=person.pk)
    return contact


@operation
def drop_contact(*, actor: Actor, contact: OrganisationContact) -> None:
    """Somebody is asked no more; who speaks for the organisation says so, or the person.

    Raises:
        AccessDeniedError: ``actor`` is neither.
    """
    if contact.user_id != actor.pk:
        require(actor, "community.describe_organisation", contact.organisation)
    record(actor=actor, verb="community.drop_contact", obj=contact, user_id=contact.user_id)
    OrganisationContact.objects.filter(pk=contact.pk).delete()
