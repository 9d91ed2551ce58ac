"""What digests say of rooms: what came of those that were closed."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from community.mailing.sources import DigestItem, Source, register_source
from portal.markdown import excerpt
from rooms.models import Room

LENGTH = 420


def rooms_with_outcome(since: datetime) -> Any:
    return Room.objects.closed().filter(closed_at__gt=since).exclude(outcome="")


def item(room: Room) -> DigestItem:
    return DigestItem(
        title=room.title,
        path=room.get_absolute_url(),
        text=excerpt(room.outcome_html, LENGTH),
        at=room.closed_at or room.opened_at,
        author=room.author.name if room.author is not None else "",
    )


register_source(Source("rooms", 35, _("What came of rooms"), rooms_with_outcome, "closed_at", item))
