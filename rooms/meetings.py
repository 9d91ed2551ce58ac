"""What the page of a room shows of its meeting: the agenda and its times, hands, who was there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import F, Prefetch, QuerySet, prefetch_related_objects
from django.utils import timezone

from community.models import User
from community.selectors import people_for
from portal.operations import Actor
from rooms.choices import RoomState
from rooms.models import AgendaItem, Message, Room, RoomPerson
from rooms.selectors import shown_people_among

MOST_PEOPLE: Final = 200
MOST_LEADS: Final = 100


def holds_meeting(room: Room) -> bool:
    """Whether hands and attendance have a place here; a standing room without an agenda has none."""
    return room.is_scheduled or room.has_agenda or room.started_at is not None


def is_running(room: Room) -> bool:
    return room.state == RoomState.RUNNING


def items_of(room: Room) -> list[AgendaItem]:
    """The agenda in its order, read once for all that shows it."""
    if not room.has_agenda:
        return []
    rows = AgendaItem.objects.order_by("order", "pk").select_related("lead__profile")
    prefetch_related_objects([room], Prefetch("agenda", rows))
    return list(room.agenda.all())


@dataclass(frozen=True)
class Clock:
    """The time of the current item, as the server measures it; clients count on from ``left_seconds``.

    ``left_seconds`` is negative when its time is over, None where no time was set.
    """

    left_seconds: int | None
    total_seconds: int
    run_seconds: int
    due_at: datetime | None

    @property
    def is_over(self) -> bool:
        return self.left_seconds is not None and self.left_seconds < 0

    @property
    def left_minutes(self) -> int:
        """Whole minutes, the last one counted as one."""
        return -(-abs(self.left_seconds or 0) // 60)


def clock_of(item: AgendaItem) -> Clock | None:
    """None where it is not being talked about."""
    if item.started_at is None or item.ended_at is not None:
        return None
    now: datetime = timezone.now()
    due = item.due_at
    return Clock(
        left_seconds=int((due - now).total_seconds()) if due is not None else None,
        total_seconds=((item.minutes or 0) + item.more_minutes) * 60,
        run_seconds=int((now - item.started_at).total_seconds()),
        due_at=due,
    )


def planned_minutes(items: Iterable[AgendaItem]) -> int:
    return sum((item.minutes or 0) for item in items)


def room_minutes(room: Room) -> int | None:
    """How long the room is planned to be open."""
    if room.starts_at is None or room.ends_at is None:
        return None
    length: timedelta = room.ends_at - room.starts_at
    return int(length.total_seconds() // 60)


def people_rows(room: Room) -> list[RoomPerson]:
    """Who has come in or asked for the word, hands in their order first; read once."""
    rows = (
        RoomPerson.objects.filter(removed_at=None)
        .exclude(hand_at=None, word_at=None, joined_at=None, attended_at=None)
        .order_by(F("hand_at").asc(nulls_last=True), "joined_at", "pk")
        .select_related("person__profile")
    )
    if "people" not in getattr(room, "_prefetched_objects_cache", {}):
        prefetch_related_objects([room], Prefetch("people", rows))
    return list(room.people.all())


def sees_people(room: Room, actor: Actor) -> bool:
    """Whether ``actor`` sees by name who is in the room."""
    return actor.pk is not None and bool(shown_people_among(room.pk, [actor.pk]))


def attendance_of(room: Room) -> QuerySet[RoomPerson]:
    """Who agreed to stand on the list of who was there, in the order in which they did."""
    rows = RoomPerson.objects.filter(room=room, attended_at__isnull=False)
    return rows.select_related("person__profile__organisation").order_by("attended_at", "pk")


@dataclass(frozen=True)
class Attended:
    """One line of the list; ``organisation`` as far as the reader may see the person's profile."""

    name: str
    organisation: str
    at: datetime


def attendance_for(room: Room, actor: Actor) -> list[Attended]:
    rows = list(attendance_of(room))
    shown = set(people_for(actor).filter(pk__in=[row.person_id for row in rows]).values_list("pk", flat=True))
    return [
        Attended(
            name=row.person.name,
            organisation=row.person.profile.works_at if row.person_id in shown else "",
            at=row.attended_at,
        )
        for row in rows
        if row.attended_at is not None
    ]


def possible_leads(room: Room, actor: Any) -> list[User]:
    """Who can lead an item: people of the room, as far as ``actor`` sees them by name."""
    if not sees_people(room, actor):
        return [actor]
    came = RoomPerson.objects.filter(room=room, removed_at=None).values("person_id")
    spoke = Message.objects.filter(room=room, author__isnull=False).values("author_id")
    people = User.objects.filter(pk__in=came) | User.objects.filter(pk__in=spoke)
    known = people | User.objects.filter(pk__in=[pk for pk in (room.host_id, actor.pk) if pk is not None])
    return list(known.filter(is_active=True).order_by("display_name", "pk").distinct()[:MOST_LEADS])
