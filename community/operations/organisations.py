"""Organisations and where they take part."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.events import OrganisationChanged
from community.models import Organisation, Participation
from portal.audit import record
from portal.events import publish
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation, require


@operation
def register_organisation(
    *,
    actor: Actor,
    name: str,
    kind: str,
    country: str,
    alias: str = "",
    city: str = "",
    website: str = "",
    description: str = "",
    source_note: str = "",
    is_demo: bool = False,
    space: Space | None = None,
) -> Organisation:
    """A public profile of a school, firm or body; ``space`` is the partner's own.

    Raises:
        AccessDeniedError: ``actor`` keeps no organisations.
        OperationRefusedError: the country has one of this name.
    """
    require(actor, "community.edit_organisation")
    if Organisation.objects.filter(name=name, country=country).exists():
        raise OperationRefusedError(_("There is an organisation of this name already."), field="name")

    organisation = Organisation.objects.create(
        name=name, kind=kind, country=country, alias=alias, city=city, website=website,
        description=description, source_note=source_note, is_demo=is_demo, space=space,
    )  # fmt: skip
    record(actor=actor, verb="community.register_organisation", obj=organisation)
    publish(OrganisationChanged(organisation_id=organisation.pk))
    return organisation


@operation
def take_part(*, actor: Actor, organisation: Organisation, space: Space, role: str = "") -> Participation:
    """``organisation`` takes part in a network space, without being asked: for commands and imports.

    Raises:
        AccessDeniedError: ``actor`` keeps no organisations.
        OperationRefusedError: the space is a partner's own.
    """
    require(actor, "community.edit_organisation", organisation)
    if not space.is_network:
        raise OperationRefusedError(_("Organisations take part in network spaces."), field="space")

    participation, _made = Participation.objects.update_or_create(
        organisation=organisation,
        space=space,
        defaults={"role": role, "agreed_at": timezone.now(), "ended_at": None},
    )
    record(actor=actor, verb="community.take_part", obj=participation, space_id=space.pk)
    publish(OrganisationChanged(organisation_id=organisation.pk))
    return participation
