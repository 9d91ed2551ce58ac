"""Where somebody has been, and what hosts decided about them: handed out, and forgotten when they leave."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.own_data import Holding, Row, in_slices, look, register
from rooms.models import Room, RoomMeasure, RoomPerson


def visits(person: Any) -> Iterator[Row]:
    """The title of a room only where one may still see it."""
    for rows in in_slices(RoomPerson.objects.filter(person=person)):
        seen = look(person, rows, Room, "room_id")
        for row in rows:
            yield {
                "space": seen.space(row),
                "room": seen.title(row.room_id),
                "address": seen.address(row.room_id),
                "invited_at": row.invited_at,
                "answer": row.answer,
                "came_in_at": row.joined_at,
                "attended_at": row.attended_at,
            }


def decisions(person: Any) -> Iterator[Row]:
    for rows in in_slices(RoomMeasure.objects.filter(person=person)):
        seen = look(person, rows)
        for row in rows:
            yield {
                "space": seen.space(row),
                "room": row.room_title,
                "decision": row.kind,
                "reason": row.reason,
                "decided_at": row.at,
                "taken_back_at": row.ended_at,
            }


def forget_visits(person: Any, most: int) -> int:
    return _forget(RoomPerson, person, most)


def forget_decisions(person: Any, most: int) -> int:
    return _forget(RoomMeasure, person, most)


def _forget(model: Any, person: Any, most: int) -> int:
    some = list(model.objects.filter(person=person).values_list("pk", flat=True)[:most])
    model.objects.filter(pk__in=some).delete()
    return len(some)


register(
    Holding(code="room_visits", label=_("Live rooms that you were in"), rows=visits, forget=forget_visits)
)
register(
    Holding(
        code="room_decisions",
        label=_("Decisions about you in live rooms"),
        rows=decisions,
        forget=forget_decisions,
    )
)
