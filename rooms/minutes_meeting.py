"""What the agenda gives to the minutes: its items in order, with the time that each took."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rooms.meetings import items_of
from rooms.minutes import inline, register_source, zone_of
from rooms.models import AgendaItem, Room


def agenda(room: Room) -> list[str]:
    zone = zone_of(room)
    return [f"{number}. {_line(item, zone)}" for number, item in enumerate(items_of(room), start=1)]


def _line(item: AgendaItem, zone: ZoneInfo) -> str:
    lead = f" ({inline(item.lead.name)})" if item.lead is not None else ""
    return f"{inline(item.title)}{lead}: {_taken(item, zone)}"


def _taken(item: AgendaItem, zone: ZoneInfo) -> str:
    """From when to when, and for how long; an item that is still open ends with the meeting."""
    if item.started_at is None:
        return _("not reached")
    ended: datetime = item.ended_at or timezone.now()
    minutes = max(1, round((ended - item.started_at).total_seconds() / 60))
    length = ngettext("%(minutes)s minute", "%(minutes)s minutes", minutes) % {"minutes": minutes}
    begun, over = (
        date_format(timezone.localtime(each, zone), "TIME_FORMAT") for each in (item.started_at, ended)
    )
    return f"{begun} – {over}, {length}"  # noqa: RUF001


register_source(30, gettext_lazy("Agenda"), agenda)
