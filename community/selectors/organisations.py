"""Organisations and where they take part."""

from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from community.models import Organisation, Participation
from portal.models import Space
from portal.spaces import readable


def participations_for(organisation: Organisation, actor: Any) -> list[Participation]:
    """Where ``organisation`` takes part, as far as ``actor`` may know of the space."""
    return list(
        organisation.participations.filter(space__in=readable(actor))
        .select_related("space")
        .order_by("space__name")
    )


def participants_of(space: Space) -> QuerySet[Participation]:
    """The organisations that take part in ``space``; for readers who may know of it."""
    return space.participations.select_related("organisation").order_by("organisation__name")


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
