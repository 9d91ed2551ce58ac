"""How rooms appear in notices: a mail says when it is, by its reader's clock."""

from typing import Final

from django.utils import timezone
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from community.choices import NoticeKind
from community.subjects import Subject, register_subject
from rooms.models import Room

REMINDERS: Final = {NoticeKind.ROOM_TOMORROW, NoticeKind.ROOM_SOON}
OF_WHAT_COMES: Final = REMINDERS | {NoticeKind.ROOM_INVITED, NoticeKind.ROOM_CHANGED}


def words_of_room(room: Room) -> str:
    """When it is, who hosts it and what for; or why it does not take place."""
    if not room.is_scheduled:
        return ""
    lines = [line for line in _lines(room) if line]
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines))


def _lines(room: Room) -> list[str | SafeString]:
    when = room.when
    if when is None:
        return []
    time = format_html("<strong>{}</strong> ({})", str(when), when.place)
    if room.is_called_off:
        off = _("It does not take place: %(reason)s") % {"reason": escape(room.called_off_reason)}
        return [time, SafeString(off)]
    host = _("Host: %(name)s") % {"name": escape(room.host.name)} if room.host is not None else ""
    return [time, when.elsewhere, escape(room.purpose), SafeString(host)]


def is_late(room: Room, kind: str) -> bool:
    """A reminder that quiet hours have kept until it has begun, and whatever else is over."""
    if kind not in OF_WHAT_COMES:
        return False
    has_begun = room.starts_at is not None and room.starts_at <= timezone.now()
    return room.is_closed or (kind in REMINDERS and has_begun)


register_subject(
    Room,
    Subject(
        "rooms.view_room",
        related=("space", "author", "host"),
        words=words_of_room,
        is_late=is_late,
    ),
)
