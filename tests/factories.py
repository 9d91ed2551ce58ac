"""Dull rows: every value is fixed or counted, nothing is random."""

from datetime import UTC, datetime
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from community.findable import refresh_organisation, refresh_people
from community.models import Membership, Organisation, Participation, Position, Profile, User
from portal.choices import JoinPolicy, Role, SpaceKind, Visibility
from portal.models import Circle, CircleMember, Space
from portal.tenancy.scope import forget_person

PASSWORD = "correct-horse-battery"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class SpaceFactory(DjangoModelFactory):
    class Meta:
        model = Space

    slug = factory.Sequence(lambda n: f"space-{n}")
    name = factory.LazyAttribute(lambda space: space.slug.replace("-", " ").title())
    kind = SpaceKind.PARTNER
    visibility = Visibility.PUBLIC
    join_policy = JoinPolicy.OPEN


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person-{n}@example.org")
    display_name = factory.Sequence(lambda n: f"Person {n}")
    handle = factory.Sequence(lambda n: f"person-{n}")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def profile(self, create: bool, extracted: Any, **values: Any) -> None:  # noqa: FBT001
        if create:
            Profile.objects.get_or_create(user=self, defaults=values)
            if organisation := values.get("organisation"):
                Position.objects.create(
                    user=self, organisation=organisation, organisation_name=str(organisation), is_main=True
                )
            refresh_people([self.pk])


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Organisation {n}")
    kind = "vet_provider"
    country = "LV"
    state = "verified"

    @factory.post_generation
    def found(self, create: bool, extracted: Any, **values: Any) -> None:  # noqa: FBT001
        if create:
            refresh_organisation(self)


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership
        skip_postgeneration_save = True

    space = factory.SubFactory(SpaceFactory)
    user = factory.SubFactory(UserFactory)
    role = Role.MEMBER
    accepted_at = NOON

    @factory.post_generation
    def standing(self, create: bool, extracted: Any, **values: Any) -> None:  # noqa: FBT001
        forget_person(self.user_id)


class CircleFactory(DjangoModelFactory):
    class Meta:
        model = Circle

    title = "Circle"


class CircleMemberFactory(DjangoModelFactory):
    class Meta:
        model = CircleMember

    space = factory.SelfAttribute("circle.space")


def join(user: User, space: Space, role: str = Role.MEMBER, **values: Any) -> Membership:
    """Make ``user`` an accepted member of ``space``; ``accepted_at=None`` for who walked in alone."""
    return MembershipFactory(user=user, space=space, role=role, **values)


class ParticipationFactory(factory.django.DjangoModelFactory[Participation]):
    """Both sides have agreed."""

    class Meta:
        model = Participation

    organisation = factory.SubFactory(OrganisationFactory)
    space = factory.SubFactory(SpaceFactory)
    agreed_at = factory.LazyFunction(timezone.now)
