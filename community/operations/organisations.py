"""Organisations: proposed, registered, described, verified; and where they take part."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.events import OrganisationChanged, PictureDropped, ProfileChanged
from community.findable import folded_name
from community.models import Organisation, OrganisationName, Participation
from community.vocabularies import NameKind, OrganisationState
from portal.audit import record
from portal.events import publish
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, may, operation, require
from portal.pictures import Drawn, keep_picture

# What a verified organisation is verified as; others than coordinators leave it as it is.
VERIFIED_FIELDS = ("name", "country", "kind")


@dataclass(frozen=True)
class OrganisationText:
    """What an organisation says of itself; the fields are those of the model, and ``aliases``."""

    name: str
    kind: str
    country: str
    alias: str = ""
    name_en: str = ""
    acronym: str = ""
    vet_levels: Sequence[str] = ()
    nuts: str = ""
    city: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""
    oid: str = ""
    pic: str = ""
    staff_band: str = ""
    sectors: Sequence[str] = ()
    qualifications: Sequence[str] = ()
    languages: Sequence[str] = ()
    description: str = ""
    strategic_topics: Sequence[str] = ()
    accreditations: Sequence[str] = ()
    aliases: Sequence[str] = field(default=(), metadata={"of": "names"})

    def columns(self) -> dict[str, object]:
        values = asdict(self)
        del values["aliases"]
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


@operation
def register_organisation(
    *,
    actor: Actor,
    text: OrganisationText,
    source_note: str = "",
    is_demo: bool = False,
    space: Space | None = None,
) -> Organisation:
    """A public profile of a school, firm or body, verified from the start; ``space`` is the partner's own.

    Raises:
        AccessDeniedError: ``actor`` keeps no organisations.
        OperationRefusedError: the country has one of this name.
    """
    require(actor, "community.edit_organisation")
    organisation = Organisation(source_note=source_note, is_demo=is_demo, space=space)
    _verify(actor, organisation)
    return _write(actor, organisation, text, "community.register_organisation")


@operation
def propose_organisation(*, actor: Actor, text: OrganisationText) -> Organisation:
    """Bring an organisation into the directory: for the network until a coordinator has verified it.

    What a coordinator proposes is verified at once.

    Raises:
        AccessDeniedError: nobody has signed in.
        OperationRefusedError: the country has one of this name.
    """
    require(actor, "community.propose_organisation")
    organisation = Organisation(proposed_by=actor)
    if may(actor, "community.edit_organisation"):
        _verify(actor, organisation)
    return _write(actor, organisation, text, "community.propose_organisation")


@operation
def describe_organisation(
    *, actor: Actor, organisation: Organisation, text: OrganisationText
) -> Organisation:
    """Change what an organisation says of itself.

    Raises:
        AccessDeniedError: ``actor`` does not speak for it.
        OperationRefusedError: the country has another of this name, or the organisation is verified and its
            name, kind or country is for coordinators to change.
    """
    organisation = locked_organisation(organisation)
    require(actor, "community.describe_organisation", organisation)
    if not organisation.is_proposed and not may(actor, "community.edit_organisation", organisation):
        for name in VERIFIED_FIELDS:
            if getattr(organisation, name) != getattr(text, name):
                raise OperationRefusedError(
                    _("The organisation is verified under this. Ask a coordinator to change it."), field=name
                )
    return _write(actor, organisation, text, "community.describe_organisation")


@operation
def change_logo(*, actor: Actor, organisation: Organisation, picture: Drawn | None) -> Organisation:
    """Show another logo, or none.

    Raises:
        AccessDeniedError: ``actor`` does not speak for the organisation.
    """
    organisation = locked_organisation(organisation)
    require(actor, "community.describe_organisation", organisation)
    old = organisation.logo
    organisation.logo = keep_picture(picture) if picture is not None else ""
    organisation.save(update_fields=["logo"])
    if old and old != organisation.logo:
        publish(PictureDropped(name=old))
    record(actor=actor, verb="community.change_logo", obj=organisation, removed=not organisation.logo)
    return organisation


@operation
def verify_organisation(*, actor: Actor, organisation: Organisation) -> Organisation:
    """Vouch for an organisation: from now on everybody finds it, with the mark.

    Raises:
        AccessDeniedError: ``actor`` keeps no organisations.
        OperationRefusedError: it is verified already, or was merged into another.
    """
    organisation = _judged(actor, organisation, unless=OrganisationState.VERIFIED)
    _verify(actor, organisation)
    organisation.save(update_fields=["state", "verified_at", "verified_by"])
    return _told(actor, organisation, "community.verify_organisation")


@operation
def retire_organisation(*, actor: Actor, organisation: Organisation) -> Organisation:
    """Say that an organisation is no longer active: its page stays, lists leave it out unless asked.

    Raises:
        AccessDeniedError: ``actor`` keeps no organisations.
        OperationRefusedError: it is not active already, or was merged into another.
    """
    organisation = _judged(actor, organisation, unless=OrganisationState.INACTIVE)
    organisation.state = OrganisationState.INACTIVE
    organisation.save(update_fields=["state"])
    return _told(actor, organisation, "community.retire_organisation")


@operation
def turn_down_organisation(*, actor: Actor, organisation: Organisation) -> None:
    """Delete a proposal; who named it as their place of work keeps its name in words.

    Raises:
        AccessDeniedError: ``actor`` keeps no organisations.
        OperationRefusedError: it is a proposal no more.
    """
    organisation = locked_organisation(organisation)
    require(actor, "community.edit_organisation", organisation)
    if not organisation.is_proposed or organisation.merged_into_id is not None:
        raise OperationRefusedError(_("Somebody has decided about this organisation meanwhile."))
    if organisation.merged.exists():
        raise OperationRefusedError(_("Others were merged into this organisation, so it cannot be deleted."))
    people = list(organisation.positions.values_list("user_id", flat=True))
    record(actor=actor, verb="community.turn_down_organisation", obj=organisation)
    pk = organisation.pk
    organisation.delete()
    if organisation.logo:
        publish(PictureDropped(name=organisation.logo))
    for user_id in people:
        publish(ProfileChanged(user_id=user_id))
    publish(OrganisationChanged(organisation_id=pk))


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


def locked_organisation(organisation: Organisation) -> Organisation:
    """The row of ``organisation``, locked; after the lock of a space, where both are needed."""
    # No key changes: who names the organisation on a form of their own need not wait.
    return Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)


def _verify(actor: Actor, organisation: Organisation) -> None:
    organisation.state = OrganisationState.VERIFIED
    organisation.verified_at = timezone.now()
    organisation.verified_by = actor if actor.is_authenticated else None


def _judged(actor: Actor, organisation: Organisation, *, unless: str) -> Organisation:
    organisation = locked_organisation(organisation)
    require(actor, "community.edit_organisation", organisation)
    if organisation.state == unless or organisation.merged_into_id is not None:
        raise OperationRefusedError(_("Somebody has decided about this organisation meanwhile."))
    return organisation


def _write(actor: Actor, organisation: Organisation, text: OrganisationText, verb: str) -> Organisation:
    same = Organisation.objects.filter(name=text.name, country=text.country, merged_into=None)
    if same.exclude(pk=organisation.pk).exists():
        raise OperationRefusedError(_("There is an organisation of this name already."), field="name")
    for name, value in text.columns().items():
        setattr(organisation, name, value)
    organisation.save()
    organisation.names.filter(kind=NameKind.ALIAS).delete()
    aliases = {folded_name(name): name for name in text.aliases}
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=organisation, kind=NameKind.ALIAS, name=name, folded=folded)
        for folded, name in aliases.items()
    )
    return _told(actor, organisation, verb)


def _told(actor: Actor, organisation: Organisation, verb: str) -> Organisation:
    record(actor=actor, verb=verb, obj=organisation)
    publish(OrganisationChanged(organisation_id=organisation.pk))
    return organisation
