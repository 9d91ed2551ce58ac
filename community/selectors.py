"""The doors to people and belonging; each takes the reader, and nothing reads these tables round them."""

import json
import logging
from typing import Any, cast

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from community.choices import ProfileAudience
from community.models import JoinRequest, Membership, Notice, Organisation, Participation, User
from portal.choices import JoinPolicy, Role
from portal.models import CarryRequest, Space
from portal.outside import outside_failures
from portal.spaces import Standing, readable, standing

logger = logging.getLogger(__name__)

FIGURES_SECONDS = 300


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


# People -------------------------------------------------------------------------------------------
def people_for(actor: Any) -> QuerySet[User]:
    """The people whose profile ``actor`` may see, with profile and organisation; themselves always."""
    place = standing(actor)
    if place.is_accepted:
        shown = Q(profile__isnull=False)
    else:
        shown = Q(profile__shown_to=ProfileAudience.PUBLIC)
        if place.roles:
            together = Membership.objects.filter(user=OuterRef("pk"), space_id__in=place.space_ids)
            shown |= Q(Exists(together), profile__isnull=False)
    if place.user_id is not None:
        shown |= Q(pk=place.user_id)
    return User.objects.filter(shown, is_active=True).select_related("profile__organisation")


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


def figures() -> dict[str, int]:
    """How many people and organisations the network has; counted every few minutes, not on every page."""

    def count() -> dict[str, int]:
        return {
            "people": User.objects.filter(is_active=True, profile__isnull=False).count(),
            "organisations": Organisation.objects.count(),
        }

    try:
        return cast("dict[str, int]", cache.get_or_set("community.figures", count, FIGURES_SECONDS))
    except outside_failures():
        logger.warning("figures_uncached", exc_info=True)
        return count()


# Organisations ------------------------------------------------------------------------------------
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


# Belonging ----------------------------------------------------------------------------------------
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


def suggested_spaces(user: Any, *, most: int = 6) -> list[Space]:
    """Spaces that ``user`` could join or ask to join: those open to all first, then lively ones."""
    doors = [JoinPolicy.OPEN, JoinPolicy.REQUEST]
    asked = JoinRequest.objects.filter(user=user, decided_at=None, space=OuterRef("pk"))
    known = readable(user).open().filter(join_policy__in=doors)  # type: ignore[attr-defined]
    return list(
        known.exclude(pk__in=standing(user).space_ids)
        .exclude(Exists(asked))
        .order_by("join_policy", "-member_count", "name")[:most]
    )


def listed_spaces(
    actor: Any, *, q: str = "", kind: str = "", join: str = "", language: str = "", country: str = ""
) -> QuerySet[Space]:
    """The open spaces that ``actor`` may know of and that fit; empty words ask for nothing."""
    spaces = readable(actor).filter(archived_at=None)
    if q:
        spaces = spaces.filter(Q(name__icontains=q) | Q(tagline__icontains=q))
    if kind:
        spaces = spaces.filter(kind=kind)
    if join:
        spaces = spaces.filter(join_policy=join)
    if country:
        spaces = spaces.filter(organisation__country=country)
    return has_code(spaces, "languages", language)


def has_code(rows: QuerySet[Any], column: str, code: str) -> QuerySet[Any]:
    """The rows whose JSON list in ``column`` holds ``code``, on every database."""
    if not code:
        return rows
    found: QuerySet[Any] = rows.alias(codes=Cast(column, TextField())).filter(codes__contains=f'"{code}"')
    return found


# Directories --------------------------------------------------------------------------------------
def found_people(actor: Any, *, q: str = "", group: str = "", country: str = "") -> QuerySet[User]:
    """The people whom ``actor`` may see and who fit; ``q`` looks into name, headline and expertise."""
    people = people_for(actor)
    if group:
        people = people.filter(profile__target_group=group)
    if country:
        people = people.filter(profile__country=country)
    if q:
        people = people.alias(
            words=Cast("profile__expertise", TextField())
        ).filter(
            Q(display_name__icontains=q)
            | Q(profile__headline__icontains=q)
            | Q(words__icontains=q)
            # SQLite keeps JSON with escaped letters.
            | Q(words__icontains=json.dumps(q)[1:-1])
        )
    return people


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


def shared_spaces(person: User, actor: Any) -> list[Membership]:
    """The memberships of ``person`` where ``actor`` is too, or that they lead and ``actor`` may know of."""
    together = Q(space_id__in=standing(actor).space_ids)
    leads = Q(role=Role.ADMINISTRATOR, space__in=readable(actor))
    return list(
        memberships_of(person).filter(together | leads).select_related("space").order_by("space__name")
    )


# Notices ------------------------------------------------------------------------------------------
MOST_COUNTED = 99


def unread_notices(user: Any) -> QuerySet[Notice]:
    return Notice.objects.filter(recipient_id=user.pk, read_at=None)


def unread_count(user: Any) -> int:
    """How many notices wait, at most ``MOST_COUNTED``: one query on a partial index."""
    if not getattr(user, "is_authenticated", False):
        return 0
    return unread_notices(user)[:MOST_COUNTED].count()


def notices_of(user: Any) -> QuerySet[Notice]:
    return Notice.objects.filter(recipient_id=user.pk).select_related("actor", "space").order_by("-pk")


# Words that are wanted elsewhere --------------------------------------------------------------------
def words_asked_of(user: Any) -> QuerySet[CarryRequest]:
    """What ``user`` is asked to agree to and has not answered, in spaces of the current scope."""
    waiting = CarryRequest.objects.filter(author_id=user.pk, agreed_at=None, declined_at=None, done_at=None)
    return _with_people(waiting)


def words_asked_by(user: Any) -> QuerySet[CarryRequest]:
    """What ``user`` asked others for and has not used yet."""
    return _with_people(CarryRequest.objects.filter(by_id=user.pk, done_at=None))


def _with_people(requests: Any) -> QuerySet[CarryRequest]:
    found: QuerySet[CarryRequest] = requests.select_related(
        "from_space", "to_space", "by", "author"
    ).order_by("-pk")
    return found
