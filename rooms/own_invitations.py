"""Into which rooms somebody was asked and what they answered: handed out, and forgotten when they leave."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from portal.own_data import Holding, Row, in_slices, look, register
from rooms.models import CalendarFeed, Room, RoomPerson, RoomReminder


def asked(person: Any) -> QuerySet[Any]:
    return RoomPerson.objects.filter(Q(invited_at__isnull=False) | ~Q(answer=""), person=person)


def rows(person: Any) -> Iterator[Row]:
    """The title of the room only where one may still see it; who asked is not told."""
    for slice_ in in_slices(asked(person)):
        seen = look(person, slice_, Room, "room_id")
        for row in slice_:
            yield {
                "space": seen.space(row),
                "room": seen.title(row.room_id),
                "address": seen.address(row.room_id),
                "invited_at": row.invited_at,
                "answer": row.answer,
                "answered_at": row.answered_at,
            }


def forget(person: Any, most: int) -> int:
    """Answers of nobody help nobody; and there is no calendar without a person."""
    CalendarFeed.objects.filter(user=person).delete()
    found = list(asked(person).order_by("pk").values_list("pk", flat=True)[:most])
    RoomPerson.objects.filter(pk__in=found).delete()
    reminders = RoomReminder.objects.filter(person=person).order_by("pk")[: most - len(found)]
    told = list(reminders.values_list("pk", flat=True))
    RoomReminder.objects.filter(pk__in=told).delete()
    return len(found) + len(told)


register(
    Holding(code="room-invitations", label=_("Live rooms that you were invited to"), rows=rows, forget=forget)
)
