"""Spaces, people and organisations: what the layers below search make findable."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from community.choices import ProfileAudience
from community.models import Organisation, User
from community.selectors import organisations_for, people_for
from community.vocabularies import Offer, ProfessionalRole, Sector
from portal.countries import name_of as country_name
from portal.languages import name_of as language_name
from portal.models import Space
from portal.spaces import readable
from search.access import NETWORK, PUBLIC, of_space, space_tokens
from search.indexes import GuildIndex


class SpaceIndex(GuildIndex):
    model = Space
    type_code = "space"

    def visible(self, actor: Any) -> QuerySet[Any]:
        return readable(actor)

    def title(self, obj: Space) -> str:
        return obj.name

    def body(self, obj: Space) -> Iterable[str]:
        return (obj.tagline, obj.description)

    def language(self, obj: Space) -> str:
        return obj.languages[0] if len(obj.languages) == 1 else ""

    def space(self, obj: Space) -> Space:
        return obj

    def access(self, obj: Space) -> frozenset[str]:
        return space_tokens(obj)


class PersonIndex(GuildIndex):
    """People with a profile; found by whom ``community.selectors.people_for`` shows them to."""

    model = User
    type_code = "person"

    def index_queryset(self, using: str | None = None) -> QuerySet[Any]:
        # Who shows themselves to people of their spaces alone and is in none is found by nobody.
        people = User.objects.filter(profile__isnull=False, is_active=True).exclude(
            profile__shown_to=ProfileAudience.SPACES, memberships=None
        )
        return people.select_related("profile__organisation").prefetch_related(
            "memberships__space", "positions__organisation__names"
        )

    def visible(self, actor: Any) -> QuerySet[Any]:
        return people_for(actor)

    def findable(self, obj: User) -> bool:
        """Not by anybody: who shows themselves to people of their spaces, where these hide their members."""
        return bool(self.access(obj))

    def title(self, obj: User) -> str:
        return obj.name

    def body(self, obj: User) -> Iterable[str]:
        profile = obj.profile
        expertise = ", ".join(str(word) for word in profile.expertise)
        wishes = ", ".join(str(word) for word in profile.seeks)
        return (profile.headline, *_places(obj), expertise, wishes, profile.bio)

    def labels(self, obj: User) -> Iterable[str]:
        profile = obj.profile
        described = str(profile.get_target_group_display()) if profile.target_group else ""
        codes = (
            *_labels(ProfessionalRole, profile.roles), *_labels(Sector, profile.sectors),
            *_labels(Offer, profile.offers),
        )  # fmt: skip
        return (described, country_name(profile.country), *map(language_name, profile.languages), *codes)

    def access(self, obj: User) -> frozenset[str]:
        if obj.profile.shown_to == ProfileAudience.PUBLIC:
            return frozenset({PUBLIC})
        # Members of a space know each other, also those whom no space has accepted yet, unless it hides them.
        listing = (row.space_id for row in obj.memberships.all() if not row.space.hides_members)
        of_network = {NETWORK} if obj.profile.shown_to == ProfileAudience.NETWORK else set()
        return frozenset({*of_network, *map(of_space, listing)})

    def dated(self, obj: User) -> datetime:
        return obj.date_joined


def _labels(vocabulary: Any, codes: Iterable[Any]) -> Iterable[str]:
    wanted = set(codes)
    return (str(label) for code, label in vocabulary.choices if code in wanted)


def _places(person: User) -> Iterable[str]:
    """Where somebody works and worked, by all names of the organisations, and as what."""
    for position in person.positions.all():
        yield position.title
        yield position.organisation_name
        if position.organisation:
            yield from (name.name for name in position.organisation.names.all())


class OrganisationIndex(GuildIndex):
    model = Organisation
    type_code = "organisation"

    def index_queryset(self, using: str | None = None) -> QuerySet[Any]:
        return Organisation.objects.filter(merged_into=None).prefetch_related("names")

    def visible(self, actor: Any) -> QuerySet[Any]:
        return organisations_for(actor)

    def title(self, obj: Organisation) -> str:
        return str(obj)

    def body(self, obj: Organisation) -> Iterable[str]:
        names = (name.name for name in obj.names.all() if name.name != str(obj))
        return (*names, obj.city, *map(str, obj.qualifications), obj.description)

    def labels(self, obj: Organisation) -> Iterable[str]:
        country = country_name(obj.country)
        return (str(obj.get_kind_display()), country, *_labels(Sector, obj.sectors))

    def space(self, obj: Organisation) -> None:
        # Its own space may be hidden; the profile is public and says nothing of it.
        return None

    def access(self, obj: Organisation) -> frozenset[str]:
        return frozenset({NETWORK} if obj.is_proposed else {PUBLIC})
