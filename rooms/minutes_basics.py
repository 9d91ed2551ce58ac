"""What every draft of minutes begins with: when, where, by whom, and who agreed to stand on the list."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooms.minutes import inline, register_source, zone_of
from rooms.models import Room, RoomPerson
from rooms.times import place_of


def basics(room: Room) -> list[str]:
    rows = [(_("When"), _when(room)), (_("Where"), f"{inline(room.space.name)}, {inline(room.title)}")]
    if room.host is not None:
        rows.append((_("Host"), inline(room.host.name)))
    return [f"- **{label}:** {words}" for label, words in rows]


def attendance(room: Room) -> list[str]:
    """Those alone who agreed to be named; who only spoke is not listed."""
    agreed = RoomPerson.objects.filter(room=room, removed_at=None).exclude(attended_at=None)
    names = sorted((row.person.name for row in agreed.select_related("person")), key=str.casefold)
    return [f"- {inline(name)}" for name in names]


def _when(room: Room) -> str:
    zone = zone_of(room)
    begun = timezone.localtime(room.started_at or room.starts_at or room.opened_at, zone)
    ended = timezone.localtime(room.closed_at or timezone.now(), zone)
    until = _time(ended) if ended.date() == begun.date() else f"{_day(ended)}, {_time(ended)}"
    return f"{_day(begun)}, {_time(begun)} – {until} ({place_of(zone.key)})"  # noqa: RUF001


def _day(moment: datetime) -> str:
    return date_format(moment, "DATE_FORMAT")


def _time(moment: datetime) -> str:
    return date_format(moment, "TIME_FORMAT")


register_source(10, "", basics)
register_source(20, gettext_lazy("Who was there"), attendance)
