"""Memberships, requests for one, and what follows from them."""

from typing import Any

from django.db.models import Q, QuerySet

from community.models import JoinRequest, Membership, User
from community.selectors.people import people_for
from portal.choices import Role
from portal.models import Space
from portal.spaces import Standing, readable, standing


def memberships_of(user: Any) -> QuerySet[Membership]:
    return Membership.objects.filter(user_id=user.pk)


def standing_of(user: Any) -> Standing:
    """Roles in all spaces and the two network-wide facts: one query."""
    rows = memberships_of(user).only("space_id", "role", "accepted_at", "edits_pages")
    roles = {}
    edits = set()
    is_accepted = False
    for row in rows:
        roles[row.space_id] = row.role
        is_accepted = is_accepted or row.accepted_at is not None
        if row.writes_pages:
            edits.add(row.space_id)
    return Standing(
        user_id=user.pk,
        roles=roles,
        is_accepted=is_accepted,
        network_role=user.network_role,
        edits=frozenset(edits),
    )


def members_of(space: Space) -> QuerySet[Membership]:
    """The active people of ``space``; for readers who may ``community.view_members``."""
    return Membership.objects.filter(space=space, user__is_active=True).select_related(
        "user__profile__organisation"
    )


def administrators_for(space: Space, actor: Any) -> list[User]:
    """The administrators of ``space`` whose profile ``actor`` may see, by name."""
    return list(
        people_for(actor)
        .filter(memberships__space=space, memberships__role=Role.ADMINISTRATOR)
        .order_by("display_name", "pk")[:12]
    )


def open_request_of(actor: Any, space: Space) -> JoinRequest | None:
    if actor.pk is None:
        return None
    return JoinRequest.objects.filter(space=space, user_id=actor.pk, decided_at=None).first()


def open_requests_in(space: Space) -> QuerySet[JoinRequest]:
    """Who waits, longest first; for readers who may ``community.view_join_requests``."""
    return (
        space.join_requests.filter(decided_at=None, user__is_active=True)
        .select_related("user__profile__organisation")
        .order_by("pk")
    )


def open_requests_of(user: Any) -> list[JoinRequest]:
    """What ``user`` asked and still waits for, in spaces that they may know of."""
    waiting = JoinRequest.objects.filter(user=user, decided_at=None, space__in=readable(user))
    return list(waiting.select_related("space").order_by("-pk")[:20])


def spaces_of(user: Any) -> list[Membership]:
    """The memberships of ``user`` with their spaces, open spaces first, by name."""
    rows = memberships_of(user).select_related("space").order_by("space__name")
    return sorted(rows, key=lambda row: row.space.is_archived)


def shared_spaces(person: User, actor: Any) -> list[Membership]:
    """The memberships of ``person`` where ``actor`` is too, or that they lead and ``actor`` may know of."""
    together = Q(space_id__in=standing(actor).space_ids)
    leads = Q(role=Role.ADMINISTRATOR, space__in=readable(actor))
    return list(
        memberships_of(person).filter(together | leads).select_related("space").order_by("space__name")
    )
