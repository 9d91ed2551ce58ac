from typing import Any, Self

from django.apps import apps
from django.db.models import Case, F, IntegerField, Q, Value, When

from portal.audience import AudienceQuerySet
from portal.spaces import standing
from portal.tenancy import SpaceQuerySet


class GroupQuerySet(AudienceQuerySet):
    def visibility(self, actor: Any) -> Q:
        """By audience; and whoever is invited sees what for, while they belong to the space."""
        place = standing(actor)
        if place.user_id is None:
            return super().visibility(actor)
        members = apps.get_model("collaboration.GroupMember").objects
        named = members.filter(user_id=place.user_id).values("group_id")
        return super().visibility(actor) | Q(pk__in=named, space_id__in=place.space_ids)

    def open(self) -> Self:
        return self.exclude(state="closed")

    def closed(self) -> Self:
        return self.filter(state="closed")

    def newest_first(self) -> Self:
        return self.order_by("-formed_at", "-pk")

    def running_first(self) -> Self:
        """Put groups at work before those that are closed, the newest first."""
        rank = Case(When(state="closed", then=Value(1)), default=Value(0), output_field=IntegerField())
        return self.order_by(rank, "-formed_at", "-pk")

    def for_cards(self) -> Self:
        return self.select_related("space", "author__profile__organisation")


class GroupMemberQuerySet(SpaceQuerySet[Any]):
    def joined(self) -> Self:
        return self.exclude(joined_at=None)

    def invited(self) -> Self:
        return self.filter(joined_at=None)

    def with_people(self) -> Self:
        """In the order in which they came, with names and organisations, the convenor first."""
        came = F("joined_at").asc(nulls_last=True)
        return self.select_related("user__profile__organisation").order_by("role", came, "pk")


class TaskQuerySet(SpaceQuerySet[Any]):
    def in_order(self) -> Self:
        return self.select_related("assignee").order_by("order", "pk")
