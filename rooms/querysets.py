from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from portal.audience import AudienceQuerySet
from portal.tenancy import SpaceQuerySet

# Codes of ``choices``; the model's own constraints use them too.
_PLANNED = "planned"
_OPEN = ("open", "running")
_CLOSED = "closed"
_ALL = "all"


class RoomQuerySet(AudienceQuerySet):
    def open(self) -> Self:
        """In which one can speak, whether their meeting runs or not."""
        return self.filter(state__in=_OPEN)

    def planned(self) -> Self:
        return self.filter(state=_PLANNED)

    def closed(self) -> Self:
        return self.filter(state=_CLOSED)

    def with_lively_at(self) -> Self:
        """When something happened last; opening a room is something."""
        return self.annotate(lively_at=Coalesce("last_message_at", "opened_at"))

    def for_cards(self) -> Self:
        return self.select_related("space", "author")


class MessageQuerySet(SpaceQuerySet[Any]):
    def readable_by(self, actor: Any) -> Self:
        """Of rooms that ``actor`` sees: what they may read; the set form of ``selectors.readable_from``."""
        readable = Q(room__history=_ALL)
        if actor.pk is not None:
            people = apps.get_model("rooms", "RoomPerson").objects.filter(person_id=actor.pk)
            later = people.filter(room_id=OuterRef("room_id"), joined_seq__lt=OuterRef("seq"))
            readable |= Q(room__author_id=actor.pk) | Q(room__host_id=actor.pk) | Q(Exists(later))
        return self.filter(readable)
