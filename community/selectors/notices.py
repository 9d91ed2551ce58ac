"""One's own notices."""

from typing import Any

from django.db.models import QuerySet

from community.models import Notice

MOST_COUNTED = 99


def unread_notices(user: Any) -> QuerySet[Notice]:
    return Notice.objects.filter(recipient_id=user.pk, read_at=None)


def unread_count(user: Any) -> int:
    """How many notices wait, at most ``MOST_COUNTED``: one query on a partial index."""
    if not getattr(user, "is_authenticated", False):
        return 0
    return unread_notices(user)[:MOST_COUNTED].count()


def notices_of(user: Any) -> QuerySet[Notice]:
    """The latest first: one that is unread comes up again when something is added to it."""
    return Notice.objects.filter(recipient_id=user.pk).select_related("actor", "space").order_by("-at", "-pk")
