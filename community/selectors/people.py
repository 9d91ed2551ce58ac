"""The door to people: who may see whose profile."""

import json
import logging
from typing import Any, cast

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from community.choices import ProfileAudience
from community.models import Membership, Organisation, User
from portal.outside import outside_failures
from portal.spaces import standing

logger = logging.getLogger(__name__)


FIGURES_SECONDS = 300


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


def people_of_the_network() -> QuerySet[User]:
    """Whom at least one space has let in; for counting, no page shows them."""
    let_in = Membership.objects.filter(user=OuterRef("pk"), accepted_at__isnull=False)
    return User.objects.filter(Exists(let_in), is_active=True)


def account(pk: int | None) -> User | None:
    """The account with its profile, for reactions that tell somebody something; no page shows it."""
    return User.objects.filter(pk=pk).select_related("profile").first() if pk is not None else None


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
