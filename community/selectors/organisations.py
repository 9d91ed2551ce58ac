"""The door to organisations: who may see which, and where they take part."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from community.models import (
    Organisation,
    OrganisationContact,
    OrganisationFacet,
    Participation,
)
from community.selectors.facets import count_facets
from community.selectors.people import people_for
from community.vocabularies import NameKind, OrganisationState
from portal.choices import SpaceKind
from portal.folding import fold_text
from portal.models import Space
from portal.operations import may
from portal.spaces import readable, standing

ORGANISATION_FACETS = ("country", "kind", "sector", "level", "state")
MOST_SUGGESTED = 8
_LONGEST_TYPED = 160
_WAITING = datetime(9999, 1, 1, tzinfo=UTC)


def organisations_for(actor: Any) -> QuerySet[Organisation]:
    """The organisations that ``actor`` may know of: proposed ones are the network's until verified."""
    standing_ones = Organisation.objects.filter(merged_into=None)
    place = standing(actor)
    if place.is_accepted or may(actor, "community.edit_organisation"):
        return standing_ones
    shown = ~Q(state=OrganisationState.PROPOSED)
    if place.user_id is not None:
        shown |= Q(proposed_by_id=place.user_id)
    return standing_ones.filter(shown)


def found_organisations(actor: Any, *, q: str = "", **chosen: str) -> QuerySet[Organisation]:
    """Organisations with the name that they go by; ``q`` looks into all their names and the city.

    Those that are no longer active are found only by asking for them.
    """
    organisations = organisations_for(actor).annotate(shown_name=Coalesce(NullIf("alias", Value("")), "name"))
    if chosen.get("state") != OrganisationState.INACTIVE:
        organisations = organisations.exclude(state=OrganisationState.INACTIVE)
    for kind in ORGANISATION_FACETS:
        if code := chosen.get(kind):
            fits = OrganisationFacet.objects.filter(kind=kind, code=code)
            organisations = organisations.filter(pk__in=fits.values("organisation_id"))
    for word in fold_text(q).split():
        organisations = organisations.filter(folded__contains=word)
    return organisations


def count_organisations(actor: Any, *, q: str = "", **chosen: str) -> dict[str, dict[str, int]]:
    """How many of the organisations found have which code; see ``count_facets``."""

    def facets_for(fitting: dict[str, str]) -> QuerySet[OrganisationFacet]:
        found = found_organisations(actor, q=q, **fitting)
        return OrganisationFacet.objects.filter(organisation__in=found.values("pk"))

    return count_facets(ORGANISATION_FACETS, chosen, facets_for)


def suggested_organisations(actor: Any, q: str) -> list[Organisation]:
    """A few organisations for what somebody is typing, verified ones first."""
    words = fold_text(q[:_LONGEST_TYPED])
    if not words:
        return []
    found = found_organisations(actor, q=words)
    return list(found.order_by("-state", "name", "pk")[:MOST_SUGGESTED])


def aliases_of(organisation: Organisation) -> list[str]:
    return list(
        organisation.names.filter(kind=NameKind.ALIAS).order_by("name").values_list("name", flat=True)
    )


def contacts_for(organisation: Organisation, actor: Any) -> list[OrganisationContact]:
    """Whom to ask, as far as ``actor`` may see the person; those not named to everyone, for the network."""
    contacts = organisation.contacts.filter(user__in=people_for(actor).values("pk"))
    if not (standing(actor).is_accepted or may(actor, "community.describe_organisation", organisation)):
        contacts = contacts.filter(is_public=True)
    return list(contacts.select_related("user__profile").order_by("role", "user__display_name", "pk"))


def participations_for(organisation: Organisation, actor: Any) -> list[Participation]:
    """Where ``organisation`` takes part, as far as ``actor`` may know of the space."""
    return list(
        Participation.objects.in_force()
        .filter(organisation=organisation, space__in=readable(actor))
        .select_related("space")
        .order_by("space__name")
    )


def participants_of(space: Space) -> QuerySet[Participation]:
    """The organisations that take part in ``space``; for readers who may know of it."""
    in_force = Participation.objects.in_force().filter(space=space)
    return in_force.select_related("organisation").order_by("organisation__name")


def participations_beside(*, space: Space | None = None, organisation: Organisation | None = None) -> Any:
    """What has not ended, on one side; for readers who speak for it.

    ``moment`` sorts it, the latest first: when both agreed, or for what still waits later than all that is.
    """
    rows = Participation.objects.filter(ended_at=None).select_related("space", "organisation", "proposed_by")
    if space is not None:
        rows = rows.filter(space=space)
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    return rows.annotate(moment=Coalesce("agreed_at", Value(_WAITING))).order_by("-moment", "-pk")


def organisations_to_propose(space: Space, actor: Any, q: str, *, most: int = 12) -> list[Organisation]:
    """Organisations by their words that neither take part in ``space`` nor are asked to."""
    taken = Participation.objects.filter(space=space, ended_at=None).values("organisation")
    found: Any = found_organisations(actor, q=q).exclude(pk__in=taken)
    return list(found.order_by("shown_name", "pk")[:most])


def spaces_to_take_part_in(organisation: Organisation, actor: Any, q: str, *, most: int = 12) -> list[Space]:
    """Network spaces that ``actor`` may know of and that ``organisation`` is no part of yet."""
    taken = Participation.objects.filter(organisation=organisation, ended_at=None).values("space")
    spaces = readable(actor).filter(archived_at=None, kind=SpaceKind.NETWORK).exclude(pk__in=taken)
    if q:
        spaces = spaces.filter(Q(name__icontains=q) | Q(tagline__icontains=q))
    return list(spaces.order_by("name", "pk")[:most])


def own_space_for(organisation: Organisation, actor: Any) -> Space | None:
    """The organisation's partner space, if ``actor`` may know of it."""
    if organisation.space_id is None:
        return None
    return readable(actor).filter(pk=organisation.space_id).first()


def proposed_organisations() -> QuerySet[Organisation]:
    """What waits for a coordinator, longest first; for readers who may ``community.edit_organisation``."""
    waiting = Organisation.objects.filter(state=OrganisationState.PROPOSED, merged_into=None)
    return waiting.select_related("proposed_by__profile").order_by("pk")
