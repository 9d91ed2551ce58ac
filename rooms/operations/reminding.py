"""Telling people of scheduled rooms: that they are asked, that something changed, that it begins."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils import timezone

from community.choices import NoticeKind
from community.models import User
from community.notice_threads import end_thread
from community.notices import notify
from portal.operations import Actor, operation, require
from rooms.choices import Answer, ReminderMoment, RoomState
from rooms.models import Room, RoomPerson, RoomReminder
from rooms.operations.numbering import lock
from rooms.operations.schedule import DOORS
from rooms.people import concerned, who_comes

BEFORE: Final = {ReminderMoment.DAY: timedelta(days=1), ReminderMoment.SOON: DOORS}
# A reminder of the day before is no use in the hour before, where the other one comes.
NOT_AFTER: Final = {ReminderMoment.DAY: timedelta(hours=1), ReminderMoment.SOON: timedelta()}
KINDS: Final = {
    ReminderMoment.DAY: NoticeKind.ROOM_TOMORROW,
    ReminderMoment.SOON: NoticeKind.ROOM_SOON,
}
FORGOTTEN_AFTER: Final = timedelta(days=1)
# What such notices said is no longer true once a room is at another time, or does not take place.
OVERTAKEN: Final = (NoticeKind.ROOM_CHANGED, *KINDS.values())


def _in_use() -> Any:
    """Not in spaces that were archived, where nothing happens any more."""
    return Room.objects.filter(space__archived_at=None)


def doors_due(now: datetime, *, most: int) -> QuerySet[Room]:
    rooms = _in_use().planned().filter(starts_at__lte=now + DOORS)
    return rooms.order_by("starts_at", "pk")[:most]


def reminders_due(moment: ReminderMoment, now: datetime) -> QuerySet[Room]:
    """Rooms whose ``moment`` has come and is not over; whom it reminds is decided under the room's lock."""
    begins = Q(starts_at__gt=now + NOT_AFTER[moment], starts_at__lte=now + BEFORE[moment])
    return _in_use().filter(begins).exclude(state=RoomState.CLOSED).order_by("starts_at", "pk")


def still_open(now: datetime, *, most: int) -> QuerySet[Room]:
    """Scheduled rooms that nobody has closed a day after their end, and whose host was not asked yet."""
    rooms = _in_use().open().filter(ends_at__lte=now - FORGOTTEN_AFTER, asked_to_close_at=None)
    return rooms.order_by("ends_at", "pk")[:most]


@operation
def remind_of_room(*, actor: Actor, room: Room, moment: ReminderMoment) -> int:
    """Remind who comes of the beginning, each once; returns how many rows that were.

    Who said so after the moment, or a room that was set after it, needs no reminder of it.
    """
    require(actor, "rooms.remind_of_room")
    room, now = lock(room.pk), timezone.now()
    if room.is_closed or room.starts_at is None or not _is_moment(moment, room.starts_at, now):
        return 0
    since = room.starts_at - BEFORE[moment]
    if room.scheduled_at is not None and room.scheduled_at > since:
        return 0
    told = RoomReminder.objects.filter(room=room, moment=moment, starts_at=room.starts_at)
    people = _people_to_remind(room, since) - set(told.values_list("person_id", flat=True))
    RoomReminder.objects.bulk_create(
        RoomReminder(
            space_id=room.space_id, room=room, person_id=pk, moment=moment, starts_at=room.starts_at, at=now
        )
        for pk in sorted(people)
    )
    _tell(room, people, KINDS[moment], by=None)
    return len(people)


def _is_moment(moment: ReminderMoment, starts_at: datetime, now: datetime) -> bool:
    return NOT_AFTER[moment] < starts_at - now <= BEFORE[moment]


def _people_to_remind(room: Room, since: datetime) -> set[int]:
    comes = who_comes(room).filter(answered_at__lte=since).values_list("person_id", flat=True)
    people = set(comes)
    stays_away = RoomPerson.objects.filter(room=room, person_id=room.host_id, answer=Answer.NO)
    if room.host_id is not None and not stays_away.exists():
        people.add(room.host_id)
    return people


@operation
def ask_to_close(*, actor: Actor, room: Room) -> bool:
    """Ask the host of a room that is long over to close it, once; whether they were asked."""
    require(actor, "rooms.remind_of_room")
    room, now = lock(room.pk), timezone.now()
    is_forgotten = room.is_open and room.ends_at is not None and room.ends_at <= now - FORGOTTEN_AFTER
    if not is_forgotten or room.asked_to_close_at is not None:
        return False
    room.asked_to_close_at = now
    room.save(update_fields=["asked_to_close_at"])
    _tell(room, [pk for pk in (room.host_id or room.author_id,) if pk], NoticeKind.ROOM_FORGOTTEN, by=None)
    return True


@operation
def tell_of_invitation(*, actor: Actor, room: Room, people: Collection[int], by: int | None) -> None:
    """Tell ``people`` that they are asked; the platform's, after an invitation was written."""
    require(actor, "rooms.remind_of_room")
    still = RoomPerson.objects.filter(room=room, person_id__in=people, removed_at=None)
    _tell(
        room, still.exclude(invited_at=None).values_list("person_id", flat=True), NoticeKind.ROOM_INVITED, by
    )


@operation
def tell_of_change(*, actor: Actor, room: Room, by: int | None) -> None:
    """Tell who is to come that the room is at another time, or does not take place.

    What earlier notices said of it is not true any more, so they go, and this one is news again.
    """
    require(actor, "rooms.remind_of_room")
    for kind in OVERTAKEN:
        end_thread(room, kind=kind)
    if room.is_called_off:
        end_thread(room, kind=NoticeKind.ROOM_INVITED)
    kind = NoticeKind.ROOM_OFF if room.is_called_off else NoticeKind.ROOM_CHANGED
    _tell(room, concerned(room), kind, by)


def _tell(room: Room, people: Collection[int], kind: NoticeKind, by: int | None) -> None:
    actor = User.objects.filter(pk=by).first() if by is not None else None
    for person in User.objects.filter(pk__in=people).select_related("profile").order_by("pk"):
        notify(recipient=person, kind=kind, obj=room, actor=actor, space=room.space)
