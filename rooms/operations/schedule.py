"""What a room is set up with: its time, its host, what newcomers read, how long messages stay."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.circles import add_to_circle
from portal.locality import is_time_zone
from portal.operations import OperationRefusedError
from rooms.choices import History, RoomState
from rooms.models import Room
from rooms.people import possible_hosts

DOORS: Final = timedelta(minutes=15)
LONGEST: Final = timedelta(hours=12)
FARTHEST: Final = timedelta(days=2 * 365)
MOST_DAYS_KEPT: Final = 3650


@dataclass(frozen=True)
class Schedule:
    """From when to when, in UTC; ``time_zone`` is the IANA name of the clock by which it was set."""

    starts_at: datetime
    ends_at: datetime
    time_zone: str


@dataclass(frozen=True)
class RoomPlan:
    """How a room is set up; without a ``schedule`` it is a standing one, without a ``host`` its maker's."""

    schedule: Schedule | None = None
    host: Any = None
    video_url: str = ""
    history: str = History.ALL
    keeps_days: int | None = None


def set_up(room: Room, plan: RoomPlan) -> None:
    """Write ``plan`` into ``room``, which the caller saves; ``host`` as given, when it is another one.

    Raises:
        OperationRefusedError: the time, the host or something else of it cannot be.
    """
    _check_host(room, plan)
    _check_rest(plan)
    if plan.schedule is not None and _is_another(room, plan.schedule):
        _set_time(room, plan.schedule)
    room.video_url, room.history, room.keeps_days = plan.video_url, plan.history, plan.keeps_days
    if plan.host is not None:
        room.host = plan.host


def _is_another(room: Room, schedule: Schedule) -> bool:
    if room.starts_at is None or room.ends_at is None:
        return True
    return Schedule(room.starts_at, room.ends_at, room.time_zone) != schedule


def _set_time(room: Room, schedule: Schedule) -> None:
    now = timezone.now()
    begins_anew = room.starts_at != schedule.starts_at
    if begins_anew and room.state == RoomState.RUNNING:
        raise OperationRefusedError(_("It has begun. Only its end can be changed now."), field="day")
    _check_time(schedule, now, begins_anew=begins_anew)
    room.starts_at, room.ends_at, room.time_zone = schedule.starts_at, schedule.ends_at, schedule.time_zone
    room.asked_to_close_at = None
    if begins_anew:
        room.scheduled_at = now
        room.state = RoomState.PLANNED if schedule.starts_at - DOORS > now else RoomState.OPEN


def _check_time(schedule: Schedule, now: datetime, *, begins_anew: bool) -> None:
    if not is_time_zone(schedule.time_zone):
        raise OperationRefusedError(_("We do not know this time zone."), field="time_zone")
    if begins_anew and schedule.starts_at <= now:
        raise OperationRefusedError(_("This is over already. Choose a time to come."), field="day")
    if begins_anew and schedule.starts_at > now + FARTHEST:
        raise OperationRefusedError(_("This is more than two years ahead."), field="day")
    if schedule.ends_at <= schedule.starts_at:
        raise OperationRefusedError(_("The end is not after the beginning."), field="until")
    if schedule.ends_at - schedule.starts_at > LONGEST:
        raise OperationRefusedError(
            _("A room with a set time lasts 12 hours at most. For longer, open a standing room."),
            field="minutes",
        )


def _check_host(room: Room, plan: RoomPlan) -> None:
    """The same words whether there is no such person or they may not: nobody learns who belongs here."""
    if plan.host is None or plan.host.pk == room.host_id:
        return
    if not possible_hosts(room).filter(pk=plan.host.pk).exists():
        raise OperationRefusedError(_("This person cannot host rooms here."), field="host")


def _check_rest(plan: RoomPlan) -> None:
    if plan.history not in History.values:
        raise OperationRefusedError(_("Choose what newcomers can read."), field="history")
    if plan.keeps_days is not None and not 1 <= plan.keeps_days <= MOST_DAYS_KEPT:
        raise OperationRefusedError(_("Choose how long messages are kept."), field="keeps_days")
    if plan.video_url and not _is_safe(plan.video_url):
        raise OperationRefusedError(
            _("The address of the video meeting begins with https:// and holds no password."),
            field="video_url",
        )


def _is_safe(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" and bool(parts.hostname) and parts.username is None


def keep_host_inside(room: Room) -> None:
    """In a room for the people named its host is one of them."""
    if room.owns_circle and room.circle is not None and room.host is not None:
        add_to_circle(room.circle, room.host)
