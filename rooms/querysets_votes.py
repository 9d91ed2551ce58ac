"""Named sets of votes and notes; who sees which one by one is decided in ``access_votes``."""

from typing import Any, Self

from django.apps import apps
from django.db.models import Q
from django.utils import timezone

from portal.spaces import standing
from portal.tenancy import SpaceQuerySet

# A code of ``choices``.
_DECISION_AND_TASK = ("decision", "task")


class _InRoomQuerySet(SpaceQuerySet[Any]):
    def visible_to(self, actor: Any) -> Self:
        """In rooms that the reader may see; what was hidden only for who moderates there."""
        rooms = apps.get_model("rooms.Room").objects.visible_to(actor)
        place = standing(actor)
        moderated = [pk for pk in place.space_ids if place.moderates(pk)]
        return self.filter(Q(hidden_at=None) | Q(space_id__in=moderated), room__in=rooms)

    def shown(self) -> Self:
        return self.filter(hidden_at=None)


class RoomPollQuerySet(_InRoomQuerySet):
    def ended(self) -> Self:
        return self.filter(ended_at__isnull=False)

    def to_end(self) -> Self:
        """Those whose time is over, and nobody noticed yet."""
        return self.filter(ended_at=None, closes_at__lte=timezone.now())


class NoteBlockQuerySet(_InRoomQuerySet):
    def standing(self) -> Self:
        return self.filter(removed_at=None, hidden_at=None)

    def to_do(self) -> Self:
        """What goes on from a meeting: decisions and tasks."""
        return self.filter(kind__in=_DECISION_AND_TASK)
