"""Named sets of invitations to help; the single form of who sees them is in ``access``."""

from datetime import datetime, timedelta
from typing import Any, Final, Self

from django.apps import apps
from django.db.models import Q

from community.selectors import people_for
from forums import nameless
from forums.choices import HelpState
from portal.spaces import standing
from portal.tenancy import SpaceQuerySet

# After that somebody else may be asked, too.
WAITS_FOR: Final = timedelta(days=3)


class HelpInvitationQuerySet(SpaceQuerySet[Any]):
    def visible_to(self, actor: Any) -> Self:
        """One's own; of others to who asked and to moderators, where they see the person and who belongs.

        Of a question without a name to who asked alone: the expert who is never among them would be it.
        """
        if actor.pk is None:
            return self.none()
        place = standing(actor)
        listed = place.listed_space_ids
        moderated = [space_id for space_id in listed if place.moderates(space_id)]
        asked = Q(topic__author_id=actor.pk) | Q(topic__in=nameless.topics_by(actor))
        concerned = Q(asked, space_id__in=listed) | Q(space_id__in=moderated, topic__is_nameless=False)
        others = concerned & Q(person__in=people_for(actor).values("pk"))
        topics = apps.get_model("forums.Topic").objects.visible_to(actor)
        return self.filter(Q(person_id=actor.pk) | others, topic__in=topics.values("pk"))

    def waiting_for(self, actor: Any) -> Self:
        """Those to which ``actor`` has not reacted; nothing for visitors.

        Nobody is asked what they ask themselves, as after two questions were merged.
        """
        rows = self.filter(person_id=actor.pk or 0, state=HelpState.OPEN)
        if actor.pk is None:
            return rows
        return rows.exclude(topic__author_id=actor.pk).exclude(topic__in=nameless.topics_by(actor))

    def stale(self, now: datetime) -> Self:
        return self.filter(state=HelpState.OPEN, invited_at__lte=now - WAITS_FOR)

    def latest_first(self) -> Self:
        return self.order_by("-invited_at", "-pk")
