from typing import Any, Final, Self

from django.apps import apps
from django.db.models import Exists, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from portal.audience import AudienceQuerySet
from portal.tenancy import SpaceQuerySet

# Codes of ``choices``; the model's own constraints use them too.
_PLANNED = "planned"
_OPEN = ("open", "running")
_CLOSED = "closed"
_ALL = "all"

MOST_COUNTED: Final = 100


def counted(number: int) -> str:
    """So many unread messages, as people read it: "7", "99+", or nothing."""
    return f"{MOST_COUNTED - 1}+" if number >= MOST_COUNTED else str(number or "")


class NumberOf(Subquery):
    """How many rows a query has: counted by the database, no further than the query is cut."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


class RoomQuerySet(AudienceQuerySet):
    def visibility(self, actor: Any) -> Q:
        """To guests their room alone; to nobody a room from which they were removed."""
        room_id = getattr(actor, "guest_room_id", None)
        if room_id is not None:
            return Q(pk=room_id)
        shown = super().visibility(actor)
        if actor.pk is None:
            return shown
        people = apps.get_model("rooms", "RoomPerson").objects.filter(person_id=actor.pk)
        return shown & ~Q(pk__in=people.filter(removed_at__isnull=False).values("room_id"))

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

    def with_seen(self, actor: Any) -> Self:
        """``seen_seq``: how far ``actor`` has read; None where they have never been."""
        people = apps.get_model("rooms.RoomPerson").objects.filter(room=OuterRef("pk"), person_id=actor.pk)
        return self.annotate(seen_seq=Subquery(people.values("seen_seq")[:1]))

    def with_unread(self, actor: Any) -> Self:
        """``unread_count`` of what others said since, up to a hundred; None where they have never been."""
        if actor.pk is None:
            return self.annotate(unread_count=Value(None, output_field=IntegerField()))
        people = apps.get_model("rooms.RoomPerson").objects.filter(
            Q(joined_seq__isnull=False) | Q(seen_seq__gt=0), room=OuterRef("pk"), person_id=actor.pk
        )
        later = apps.get_model("rooms.Message").objects.filter(
            room=OuterRef("room_id"), seq__gt=OuterRef("seen_seq"), removed_at=None
        )
        others = later.exclude(author_id=actor.pk).order_by()
        return self.annotate(
            unread_count=Subquery(
                people.annotate(number=NumberOf(others.values("pk")[:MOST_COUNTED])).values("number")[:1]
            )
        )

    def for_cards(self) -> Self:
        return self.select_related("space", "author", "host")


class MessageQuerySet(SpaceQuerySet[Any]):
    def readable_by(self, actor: Any) -> Self:
        """Of rooms that ``actor`` sees: what they may read; the set form of ``selectors.readable_from``."""
        guest = getattr(actor, "guest", None)
        readable = Q(room__history=_ALL)
        if guest is not None:
            since = Q(seq__gt=guest.joined_seq) if guest.joined_seq is not None else Q(pk__in=[])
            return self.filter(since, room_id=guest.room_id)
        if actor.pk is not None:
            people = apps.get_model("rooms", "RoomPerson").objects.filter(person_id=actor.pk)
            later = people.filter(room_id=OuterRef("room_id"), joined_seq__lt=OuterRef("seq"))
            readable |= Q(room__author_id=actor.pk) | Q(room__host_id=actor.pk) | Q(Exists(later))
        return self.filter(readable)
