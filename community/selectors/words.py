"""Words that are wanted elsewhere."""

from typing import Any

from django.db.models import QuerySet

from portal.models import CarryRequest


def words_asked_of(user: Any) -> QuerySet[CarryRequest]:
    """What ``user`` is asked to agree to and has not answered, in spaces of the current scope."""
    waiting = CarryRequest.objects.filter(author_id=user.pk, agreed_at=None, declined_at=None, done_at=None)
    return _with_people(waiting)


def words_asked_by(user: Any) -> QuerySet[CarryRequest]:
    """What ``user`` asked others for and has not used yet."""
    return _with_people(CarryRequest.objects.filter(by_id=user.pk, done_at=None))


def _with_people(requests: Any) -> QuerySet[CarryRequest]:
    found: QuerySet[CarryRequest] = requests.select_related(
        "from_space", "to_space", "by", "author"
    ).order_by("-pk")
    return found
