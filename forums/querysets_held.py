"""Named sets of what is held; who sees which is decided here and, one by one, in ``access``."""

from typing import Any, Self

from django.db.models import Q

from forums import nameless
from portal.spaces import standing
from portal.tenancy import SpaceQuerySet


class HeldQuerySet(SpaceQuerySet[Any]):
    def visible_to(self, actor: Any) -> Self:
        """Their own; and, for moderators, what somebody has confirmed in their spaces."""
        if actor.pk is None:
            return self.none()
        place = standing(actor)
        moderated = [space_id for space_id in place.space_ids if place.moderates(space_id)]
        own = Q(author_id=actor.pk) | Q(pk__in=nameless.held_by(actor))
        return self.filter(own | Q(space_id__in=moderated, confirmed_at__isnull=False))

    def written_by(self, person: Any) -> Self:
        """With their name or without; for nobody's eyes but theirs."""
        return self.filter(Q(author_id=person.pk) | Q(pk__in=nameless.held_by(person)))

    def waiting(self) -> Self:
        return self.filter(outcome="", confirmed_at__isnull=False)

    def settled(self) -> Self:
        return self.exclude(outcome="")

    def with_all(self) -> Self:
        """With what pages show."""
        return self.select_related(
            "space",
            "board__space",
            "topic__space",
            "author__profile__organisation",
            "decided_by",
            "post__space",
        )
