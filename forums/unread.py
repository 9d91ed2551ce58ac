"""What is new for one reader: never more than they may see, and nothing that they want to hear nothing of."""

from typing import Any, Final

from django.db.models import Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from forums.following import Said
from forums.models import Topic
from forums.querysets import TopicQuerySet
from portal.keyset import Slice, cut
from portal.spaces import standing

A_PAGE: Final = 20
# From here on a number says no more than “many”.
MOST_COUNTED: Final = 99


def new_for(actor: Any, space: Any) -> TopicQuerySet:
    """Topics with posts that ``actor`` has not read, in ``space``.

    Without a space: in those to which they belong, and what they follow elsewhere.
    """
    said = Said(actor)
    rows = Topic.objects.visible_to(actor).unread_by(actor)
    if space is not None:
        rows = rows.filter(space=space)
    else:
        rows = rows.filter(Q(space_id__in=standing(actor).space_ids) | said.asks_for())
    found: TopicQuerySet = rows.exclude(said.silences())
    return found


def page_of_new(actor: Any, space: Any, *, before: str) -> Slice:
    """Those of ``new_for``, with the latest post first: two queries."""
    rows = new_for(actor, space).for_rows().with_reading(actor)
    return cut(rows, by="last_posted_at", before=before, size=A_PAGE)


def latest_new(actor: Any, *, most: int) -> tuple[list[Topic], int]:
    """The latest of ``new_for`` in the network, and how many there are, up to ``MOST_COUNTED`` + 1."""
    rows = new_for(actor, None)
    shown = list(rows.for_rows().with_reading(actor).latest_first()[:most])
    return shown, len(shown) if len(shown) < most else rows[: MOST_COUNTED + 1].count()


def unread_of_board(actor: Any) -> Any:
    """The number of topics with something new on a board of a query, as a column of it; 0 for visitors."""
    if actor.pk is None:
        return Value(0)
    rows = Topic.objects.visible_to(actor).unread_by(actor).filter(board=OuterRef("pk"))
    counted = rows.order_by().values("board").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
