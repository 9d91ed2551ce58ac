"""Memberships, requests for one, and what follows from them."""

from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Now

from community.models import JoinRequest, Membership, Mute, User
from community.selectors.people import people_for
from community.selectors.spaces import has_code
from portal.choices import MemberList, Role
from portal.models import Space
from portal.spaces import Standing, readable, standing
from portal.tenancy.prepared import HOLE, Prepared


def memberships_of(user: Any) -> QuerySet[Membership]:
    return Membership.objects.filter(user_id=user.pk)


def standing_of(user: Any) -> Standing:
    """Roles in all spaces and the two network-wide facts: one query, compiled once: every deed asks."""
    rows = _belonging().rows(user.pk)
    roles: dict[int, str] = {}
    unlisted: set[int] = set()
    edits: set[int] = set()
    muted: dict[int, datetime] = {}
    is_accepted = False
    for space_id, role, accepted_at, edits_pages, members_shown_to, muted_until in rows:
        roles[space_id] = role
        # The single form of ``Membership.objects.of_the_network``; a test holds both together.
        is_accepted = is_accepted or (accepted_at is not None and role != Role.OBSERVER)
        if members_shown_to == MemberList.MODERATORS and role not in {Role.MODERATOR, Role.ADMINISTRATOR}:
            unlisted.add(space_id)
        # The single form of ``Membership.writes_pages``, but for who is muted.
        if edits_pages and role != Role.OBSERVER and muted_until is None:
            edits.add(space_id)
        if muted_until is not None:
            muted[space_id] = muted_until
    return Standing(
        user_id=user.pk,
        roles=roles,
        is_accepted=is_accepted,
        network_role=user.network_role,
        unlisted=frozenset(unlisted),
        edits=frozenset(edits),
        muted=muted,
    )


@cache
def _belonging() -> Prepared:
    mutes = Mute.objects.filter(user=OuterRef("user"), space=OuterRef("space"), until__gt=Now())
    rows = Membership.objects.filter(user_id=HOLE).annotate(
        muted_until=Subquery(mutes.order_by("-until").values("until")[:1])
    )
    told = "space_id", "role", "accepted_at", "edits_pages", "space__members_shown_to", "muted_until"
    return Prepared(rows.values_list(*told), HOLE)


def members_of(space: Space) -> QuerySet[Membership]:
    """The active people of ``space``; for readers who may ``community.view_members``."""
    return Membership.objects.filter(space=space, user__is_active=True).select_related(
        "user__profile__organisation"
    )


def found_members(
    space: Space, *, q: str = "", role: str = "", language: str = "", country: str = "", since: str = ""
) -> QuerySet[Membership]:
    """``members_of`` who fit; ``q`` looks into name, handle and organisation; ``since`` is a date."""
    members = members_of(space)
    if q:
        organisation = "user__profile__organisation"
        members = members.filter(
            Q(user__display_name__icontains=q)
            | Q(user__handle__icontains=q)
            | Q(user__profile__organisation_name__icontains=q)
            | Q(**{f"{organisation}__name__icontains": q})
            | Q(**{f"{organisation}__alias__icontains": q})
        )
    if role:
        members = members.filter(role=role)
    if country:
        members = members.filter(user__profile__country=country)
    if since:
        members = members.filter(joined_at__date__gte=since)
    return has_code(members, "user__profile__languages", language)


def administrator_ids(space: Space) -> set[int]:
    """The accounts that administer ``space`` and can sign in."""
    rows = members_of(space).filter(role=Role.ADMINISTRATOR)
    return set(rows.values_list("user_id", flat=True))


def last_request_of(actor: Any, space: Space) -> JoinRequest | None:
    """The latest request of ``actor`` to join ``space``: the open one, if there is one."""
    if actor.pk is None:
        return None
    return JoinRequest.objects.filter(space=space, user_id=actor.pk).order_by("-pk").first()


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
    """The memberships of ``person`` where ``actor`` is too, or that they lead and ``actor`` may know of.

    A space that does not show its members does not show them here either; one's own are one's own.
    """
    place = standing(actor)
    together = Q(space_id__in=place.space_ids if person.pk == actor.pk else place.listed_space_ids)
    leads = Q(role=Role.ADMINISTRATOR, space__in=readable(actor))
    return list(
        memberships_of(person).filter(together | leads).select_related("space").order_by("space__name")
    )
