"""Making a private calendar's address, another one, or none."""

import secrets

from django.utils import timezone

from portal import audit
from portal.operations import Actor, operation, require
from rooms.calendars import hash_of, token_of
from rooms.models import CalendarFeed


@operation
def renew_calendar(*, actor: Actor) -> CalendarFeed:
    """Give ``actor`` a private address of their calendar; one that they had before leads nowhere."""
    require(actor, "rooms.have_calendar")
    feed = CalendarFeed.objects.select_for_update().filter(user=actor).first() or CalendarFeed(user=actor)
    feed.salt, feed.made_at = secrets.token_urlsafe(24), timezone.now()
    feed.token_hash = hash_of(token_of(feed))
    feed.save()
    audit.record(actor=actor, verb="rooms.renew_calendar", obj=feed)
    return feed


@operation
def drop_calendar(*, actor: Actor) -> None:
    """Let the private address lead nowhere."""
    require(actor, "rooms.have_calendar")
    for feed in CalendarFeed.objects.select_for_update().filter(user=actor):
        audit.record(actor=actor, verb="rooms.drop_calendar", obj=feed)
        feed.delete()
