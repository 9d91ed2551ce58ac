"""Which cases are whose; one by one in ``community.access.moderation``."""

from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from portal.choices import Role
from portal.spaces import readable_ids, standing
from portal.tenancy import SpaceQuerySet


class CaseQuerySet(SpaceQuerySet[Any]):
    def handled_by(self, actor: Any) -> Self:
        """What ``actor`` decides, or has decided: never a case about themselves.

        Moderators those of their spaces; coordinators, in spaces that they may know of, what was objected
        to, what no moderator could decide, and what was reported to them and not to the space.
        """
        from community.moderation import concerned  # noqa: PLC0415  (it knows models)

        if actor.pk is None:
            return self.none()
        place = standing(actor)
        mine = Q(space_id__in=[pk for pk in place.space_ids if place.moderates(pk)], is_for_network=False)
        if place.is_coordinator:
            keepers = apps.get_model("community.Membership").objects.filter(
                space=OuterRef("space"), role__in=[Role.MODERATOR, Role.ADMINISTRATOR], user__is_active=True
            )
            others = keepers.exclude(user_id=Coalesce(OuterRef("person_id"), Value(0)))
            to_them = Q(objected_at__isnull=False) | Q(is_for_network=True)
            open_to_network = to_them | Q(~Exists(others))
            mine |= Q(space_id__in=readable_ids(actor)) & open_to_network
        own = Q(person_id=actor.pk) | concerned.about_ones_nameless(actor)
        return self.filter(mine).exclude(own)

    def waiting(self) -> Self:
        """To be decided, for the first time or after an objection."""
        return self.filter(Q(decided_at=None) | Q(objected_at__isnull=False, answered_at=None))

    def settled(self) -> Self:
        return self.exclude(decided_at=None).exclude(objected_at__isnull=False, answered_at=None)
