"""Organisations and where they take part."""

from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from community.models import Organisation, Participation
from portal.choices import SpaceKind
from portal.models import Space
from portal.spaces import readable


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
    """What has not ended, on one side; for readers who speak for it. Proposals first, the latest first."""
    rows = Participation.objects.filter(ended_at=None).select_related("space", "organisation", "proposed_by")
    if space is not None:
        rows = rows.filter(space=space)
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    return rows.order_by(F("agreed_at").desc(nulls_first=True), "-pk")


def organisations_to_propose(space: Space, q: str, *, most: int = 12) -> list[Organisation]:
    """Organisations by their words that neither take part in ``space`` nor are asked to."""
    taken = Participation.objects.filter(space=space, ended_at=None).values("organisation")
    found: Any = found_organisations(q=q).exclude(pk__in=taken)
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


def found_organisations(*, q: str = "", kind: str = "", country: str = "") -> QuerySet[Organisation]:
    """Organisations are public, with the name that they go by; ``q`` looks into both names and the city."""
    organisations = Organisation.objects.annotate(shown_name=Coalesce(NullIf("alias", Value("")), "name"))
    if kind:
        organisations = organisations.filter(kind=kind)
    if country:
        organisations = organisations.filter(country=country)
    if q:
        organisations = organisations.filter(
            Q(name__icontains=q) | Q(alias__icontains=q) | Q(city__icontains=q)
        )
    return organisations
