"""Rooms with a time to come: the lists of a space and of the network, and one's own."""

from typing import Any

from django.db.models import CharField, Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from rooms.calendars import rooms_of
from rooms.choices import Answer, RoomState
from rooms.models import Room, RoomPerson


def with_answers(rooms: QuerySet[Any], actor: Any) -> QuerySet[Any]:
    """``coming``: how many said that they come; ``own_answer``: what ``actor`` said; no query more."""
    rows = RoomPerson.objects.filter(room=OuterRef("pk"), removed_at=None)
    counted = rows.filter(answer=Answer.YES).order_by().values("room").annotate(many=Count("pk"))
    own = rows.filter(person_id=actor.pk).values("answer")[:1]
    return rooms.annotate(
        coming=Coalesce(Subquery(counted.values("many"), output_field=IntegerField()), 0),
        own_answer=Coalesce(Subquery(own), Value(""), output_field=CharField()),
    )


def coming_rooms(actor: Any, space: Any, *, most: int) -> list[Room]:
    """The planned rooms of ``space`` (of all spaces: None) for ``actor``, the nearest first."""
    rooms = Room.objects.visible_to(actor).planned().for_cards().order_by("starts_at", "pk")
    ahead = rooms.filter(space__archived_at=None, ends_at__gt=timezone.now())
    here = ahead.filter(space=space) if space is not None else ahead
    return list(with_answers(here, actor)[:most])


def own_rooms(person: Any, *, most: int) -> list[Room]:
    """Rooms to come, or going on, that ``person`` hosts, is invited to or has said to come to."""
    ahead = rooms_of(person).exclude(state=RoomState.CLOSED).filter(ends_at__gt=timezone.now())
    shown = ahead.select_related("space", "author", "host")
    return list(with_answers(shown, person).order_by("starts_at", "pk")[:most])
