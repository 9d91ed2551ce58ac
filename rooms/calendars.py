"""Rooms in calendars: the file of one room, and a person's private feed.

The token of a feed is made from a salt in its row and the site's secret key; the row keeps only its hash.
So its owner can look it up again, and neither a dump of the database nor a log of the site opens it.
"""

import hashlib
from datetime import timedelta
from email.utils import parseaddr
from typing import Any, Final

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from community.mailing.letters import mail_host
from portal.addresses import absolute
from portal.choices import Audience
from portal.ical import CalendarEvent
from portal.operations import may
from rooms.choices import Answer
from rooms.models import CalendarFeed, Room
from rooms.people import asks

KEPT: Final = timedelta(days=90)
MOST: Final = 500
_SALT: Final = "rooms.calendars"


def event_of(room: Room, reader: Any) -> CalendarEvent:
    """The room as ``reader`` may see it now.

    Raises:
        ValueError: it is a standing one.
    """
    if room.starts_at is None or room.ends_at is None:
        raise ValueError("A standing room is no event.")
    url = absolute(room.get_absolute_url())
    video = room.video_url if room.video_url and may(reader, "rooms.view_video", room) else ""
    off = _("It does not take place: %(reason)s") % {"reason": room.called_off_reason}
    said = [
        off if room.is_called_off else "",
        room.purpose,
        _("Video: %(url)s") % {"url": video} if video else "",
        _("The room: %(url)s") % {"url": url},
    ]
    return CalendarEvent(
        uid=f"room-{room.pk}@{mail_host()}",
        sequence=room.revision,
        stamp=timezone.now(),
        starts_at=room.starts_at,
        ends_at=room.ends_at,
        title=room.title,
        url=url,
        description="\n".join(line for line in said if line),
        location=video or url,
        organizer=room.host.name if room.host is not None else room.space.name,
        organizer_mail=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        is_cancelled=room.is_called_off,
        is_private=room.audience == Audience.PARTIES or room.space.is_hidden,
    )


def rooms_of(person: Any) -> QuerySet[Room]:
    """Rooms with a time that ``person`` may see now and hosts, is invited to, or has said to come to.

    Runs in a scope that reads what ``person`` may read. Who said no has no use for it in a calendar.
    """
    rows = asks(person).exclude(answer=Answer.NO)
    mine = Q(pk__in=rows.values("room_id")) | Q(host_id=person.pk)
    rooms: QuerySet[Room] = Room.objects.visible_to(person).filter(mine, starts_at__isnull=False)
    return rooms


def rooms_of_feed(person: Any) -> QuerySet[Room]:
    """``rooms_of`` from a while ago on, with what calendars show of them."""
    rooms = rooms_of(person).filter(ends_at__gt=timezone.now() - KEPT)
    return rooms.select_related("space", "host").order_by("starts_at", "pk")[:MOST]


def token_of(feed: CalendarFeed) -> str:
    return salted_hmac(_SALT, f"{feed.user_id}:{feed.salt}", algorithm="sha256").hexdigest()


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def shown_token(feed: CalendarFeed | None) -> str:
    """The token for its owner's eyes; empty where there is none, or the site's key has changed since."""
    if feed is None:
        return ""
    token = token_of(feed)
    return token if constant_time_compare(hash_of(token), feed.token_hash) else ""


def owner_of(token: str) -> Any:
    """Whose feed has this token, if their account is open; else None."""
    feed = CalendarFeed.objects.filter(token_hash=hash_of(token)).select_related("user").first()
    return feed.user if feed is not None and feed.user.is_active else None
