"""Who asked for a space, and who decides."""

from typing import Any

from django.db.models import Q, QuerySet

from community.models import Organisation, Profile, SpaceRequest, User
from portal.choices import NetworkRole
from portal.operations import may


def coordinators() -> list[User]:
    """Who decides about new spaces."""
    decide = Q(network_role=NetworkRole.COORDINATOR) | Q(is_superuser=True)
    return list(User.objects.filter(decide, is_active=True).select_related("profile").order_by("pk"))


def organisations_offered_to(actor: Any) -> QuerySet[Organisation]:
    """Which organisations ``actor`` may name for a new space: coordinators any, others their own."""
    named = Organisation.objects.filter(merged_into=None).order_by("name", "pk")
    if may(actor, "community.edit_organisation"):
        return named
    return named.filter(pk__in=Profile.objects.filter(user_id=actor.pk).values("organisation_id"))


def space_requests_for(actor: Any) -> QuerySet[SpaceRequest]:
    """All of them for coordinators, one's own for everybody else; the latest first."""
    rows = SpaceRequest.objects.select_related("user", "organisation", "space", "decided_by").order_by("-pk")
    if may(actor, "community.view_space_requests"):
        return rows
    return rows.filter(user_id=actor.pk)
