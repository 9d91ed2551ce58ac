from typing import Self

from django.db.models.functions import Coalesce

from portal.audience import AudienceQuerySet

# Codes of ``choices``; the model's own constraints use them too.
_PLANNED = "planned"
_OPEN = ("open", "running")
_CLOSED = "closed"


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
        return self.select_related("space", "author", "host")
