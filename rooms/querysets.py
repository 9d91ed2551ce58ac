from typing import Self

from django.db.models import F

from portal.audience import AudienceQuerySet

# Codes of ``choices``; the model's own constraints use them too.
_OPEN = "open"
_CLOSED = "closed"


class RoomQuerySet(AudienceQuerySet):
    def open(self) -> Self:
        return self.filter(state=_OPEN)

    def closed(self) -> Self:
        return self.filter(state=_CLOSED)

    def liveliest_first(self) -> Self:
        """Those where something was said last, then those still silent, newest first."""
        return self.order_by(F("last_message_at").desc(nulls_last=True), "-pk")

    def for_cards(self) -> Self:
        return self.select_related("space", "author")
