"""What digests say of rooms: what came of those that were closed."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from community.mailing.sources import EXCERPT_LENGTH, DigestItem, Source, register_source
from portal.markdown import excerpt
from rooms.models import Room


def rooms_with_outcome(since: datetime) -> Any:
    return Room.objects.closed().filter(closed_at__gt=since).exclude(outcome="", minutes="")


def item(room: Room) -> DigestItem:
    return DigestItem.of(
        room,
        text=excerpt(room.outcome_html or room.minutes_html, EXCERPT_LENGTH),
        at=room.closed_at or room.opened_at,
    )


register_source(Source("rooms", 35, _("What came of rooms"), rooms_with_outcome, "closed_at", item))
