"""Spaces, people and organisations: what the layers below search make findable."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from community.choices import ProfileAudience
from community.models import Organisation, User
from community.selectors import people_for
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
        people = User.objects.filter(profile__isnull=False, is_active=True)
        return people.select_related("profile__organisation").prefetch_related("memberships__space")

    def visible(self, actor: Any) -> QuerySet[Any]:
        return people_for(actor)

    def title(self, obj: User) -> str:
        return obj.name

    def body(self, obj: User) -> Iterable[str]:
        profile = obj.profile
        described = str(profile.get_target_group_display()) if profile.target_group else ""
        spoken = ", ".join(language_name(code) for code in profile.languages)
        country = country_name(profile.country) if profile.country else ""
        expertise = ", ".join(str(word) for word in profile.expertise)
        return (profile.headline, described, profile.works_at, expertise, country, spoken, profile.bio)

    def access(self, obj: User) -> frozenset[str]:
        if obj.profile.shown_to == ProfileAudience.PUBLIC:
            return frozenset({PUBLIC})
        # Members of a space know each other, also those whom no space has accepted yet, unless it hides them.
        listing = (row.space_id for row in obj.memberships.all() if not row.space.hides_members)
        return frozenset({NETWORK, *map(of_space, listing)})

    def dated(self, obj: User) -> datetime:
        return obj.date_joined


class OrganisationIndex(GuildIndex):
    model = Organisation
    type_code = "organisation"

    def index_queryset(self, using: str | None = None) -> QuerySet[Any]:
        return Organisation.objects.all()

    def visible(self, actor: Any) -> QuerySet[Any]:
        return Organisation.objects.all()

    def title(self, obj: Organisation) -> str:
        return str(obj)

    def body(self, obj: Organisation) -> Iterable[str]:
        full_name = obj.name if obj.alias else ""
        country = country_name(obj.country)
        return (full_name, str(obj.get_kind_display()), obj.city, country, obj.description)

    def space(self, obj: Organisation) -> None:
        # Its own space may be hidden; the profile is public and says nothing of it.
        return None

    def access(self, obj: Organisation) -> frozenset[str]:
        return frozenset({PUBLIC})
