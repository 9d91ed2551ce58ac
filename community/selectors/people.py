"""The door to people: who may see whose profile."""

import logging
from typing import Any, cast

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q, QuerySet

from community.choices import ProfileAudience
from community.models import Membership, Organisation, Position, ProfileFacet, User
from community.selectors.facets import count_facets
from community.vocabularies import OrganisationState
from portal.folding import fold_text
from portal.outside import outside_failures
from portal.spaces import Standing, standing

logger = logging.getLogger(__name__)

FIGURES_SECONDS = 300

PEOPLE_FACETS = ("country", "language", "role", "sector", "offer", "group", "works")


def people_for(actor: Any) -> QuerySet[User]:
    """The people whose profile ``actor`` may see, with profile and organisation; themselves always."""
    place = standing(actor)
    shown = Q(profile__shown_to__in=_audiences_of(place))
    if place.listed_space_ids:
        shown |= Q(pk__in=_companions(place), profile__isnull=False)
    if place.user_id is not None:
        shown |= Q(pk=place.user_id)
    return User.objects.filter(shown, is_active=True).select_related("profile__organisation")


def people_of_the_network() -> QuerySet[User]:
    """Whom at least one space has let in; for counting, no page shows them."""
    let_in = Membership.objects.filter(user=OuterRef("pk"), accepted_at__isnull=False)
    return User.objects.filter(Exists(let_in), is_active=True)


def _audiences_of(place: Standing) -> tuple[str, ...]:
    """The audiences of profiles that a reader belongs to, whoever's the profile is."""
    if place.is_accepted:
        return (ProfileAudience.PUBLIC, ProfileAudience.NETWORK)
    return (ProfileAudience.PUBLIC,)


def _companions(place: Standing) -> QuerySet[Any]:
    return Membership.objects.filter(space_id__in=place.listed_space_ids).values("user_id")


def account(pk: int | None) -> User | None:
    """The account with its profile, for reactions that tell somebody something; no page shows it."""
    return User.objects.filter(pk=pk).select_related("profile").first() if pk is not None else None


def figures() -> dict[str, int]:
    """How many people and organisations the network has; counted every few minutes, not on every page."""

    def count() -> dict[str, int]:
        return {
            "people": User.objects.filter(is_active=True, profile__isnull=False).count(),
            "organisations": Organisation.objects.filter(
                state=OrganisationState.VERIFIED, merged_into=None
            ).count(),
        }

    try:
        return cast("dict[str, int]", cache.get_or_set("community.figures", count, FIGURES_SECONDS))
    except outside_failures():
        logger.warning("figures_uncached", exc_info=True)
        return count()


def found_people(actor: Any, *, q: str = "", **chosen: str) -> QuerySet[User]:
    """The people whom ``actor`` may see and who fit.

    Each word of ``q`` begins or stands in name, headline, expertise, wishes or positions, whatever its
    accents and case; ``chosen`` names one code for each of some facets.
    """
    people = people_for(actor)
    for kind in PEOPLE_FACETS:
        if code := chosen.get(kind):
            # By list, not by EXISTS: a database may begin with the few who fit instead of trying everybody.
            fits = ProfileFacet.objects.filter(kind=kind, code=code)
            people = people.filter(pk__in=fits.values("user_id"))
    for word in fold_text(q).split():
        people = people.filter(profile__folded__contains=word)
    return people


def count_people(actor: Any, *, q: str = "", **chosen: str) -> dict[str, dict[str, int]]:
    """How many of the people found have which code; see ``count_facets``."""
    return count_facets(PEOPLE_FACETS, chosen, lambda fitting: _facets_for(actor, q=q, **fitting))


def _facets_for(actor: Any, *, q: str, **chosen: str) -> QuerySet[ProfileFacet]:
    """The facets of the people found. Of everybody: by the audience that each row repeats, which is fast."""
    if q or any(chosen.values()):
        return ProfileFacet.objects.filter(user__in=found_people(actor, q=q, **chosen).values("pk"))
    place = standing(actor)
    shown = Q(shown_to__in=_audiences_of(place))
    if place.listed_space_ids:
        shown |= Q(user__in=_companions(place))
    if place.user_id is not None:
        shown |= Q(user_id=place.user_id)
    return ProfileFacet.objects.filter(shown)


def positions_of(person: User) -> list[Position]:
    """Where somebody works and worked, for readers who may see the profile; the main one first."""
    return list(person.positions.main_first().select_related("organisation"))


def people_of(organisation: Organisation, actor: Any, most: int) -> list[User]:
    """Who works at ``organisation`` today, as far as ``actor`` may see them, by name."""
    there = Position.objects.filter(user=OuterRef("pk"), organisation=organisation, to_year=None)
    return list(people_for(actor).filter(Exists(there)).order_by("display_name", "pk")[:most])
