"""What rooms keep of somebody as part of a meeting: that they were there, and items that they lead."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.own_data import Holding, Row, in_slices, look, register
from rooms.models import AgendaItem, Room, RoomPerson


def attended(person: Any) -> QuerySet[Any]:
    return RoomPerson.objects.filter(person=person, attended_at__isnull=False)


def led(person: Any) -> QuerySet[Any]:
    return AgendaItem.objects.filter(lead=person)


def attended_rows(person: Any) -> Iterator[Row]:
    for rows in in_slices(attended(person)):
        seen = look(person, rows, Room, "room_id")
        for row in rows:
            yield {
                "space": seen.space(row),
                "room": seen.title(row.room_id),
                "address": seen.address(row.room_id),
                "attended_at": row.attended_at,
            }


def led_rows(person: Any) -> Iterator[Row]:
    """The words of an item only where one may still see its room: its host wrote them."""
    for items in in_slices(led(person)):
        seen = look(person, items, Room, "room_id")
        for item in items:
            address = seen.address(item.room_id)
            yield {
                "space": seen.space(item),
                "room": seen.title(item.room_id),
                "address": address,
                "title": item.title if address else None,
                "started_at": item.started_at,
            }


def forget_attended(person: Any, most: int) -> int:
    """Who leaves stands on no list any more, and asks for no word."""
    found = list(attended(person).order_by("pk").values_list("pk", flat=True)[:most])
    RoomPerson.objects.filter(pk__in=found).update(attended_at=None, hand_at=None, word_at=None)
    return len(found)


def forget_led(person: Any, most: int) -> int:
    found = list(led(person).order_by("pk").values_list("pk", flat=True)[:most])
    AgendaItem.objects.filter(pk__in=found).update(lead=None)
    return len(found)


register(
    Holding(
        code="attendance",
        label=_("Meetings at which they were"),
        rows=attended_rows,
        forget=forget_attended,
    )
)
register(Holding(code="agenda", label=_("Items of agendas that they lead"), rows=led_rows, forget=forget_led))
