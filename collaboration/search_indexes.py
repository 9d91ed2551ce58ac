from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from collaboration.models import Group
from portal.markdown import plain
from search.indexes import GuildIndex


class GroupIndex(GuildIndex):
    """A group with its aim and, once it is closed, what came of it; its tasks are its own business."""

    model = Group
    type_code = "group"

    def index_queryset(self, using: str | None = None) -> QuerySet[Any]:
        return super().index_queryset(using).prefetch_related("taggings__tag")

    def body(self, obj: Any) -> Iterable[str]:
        return [obj.aim, plain(obj.html), plain(obj.outcome_done_html), plain(obj.outcome_learned_html)]
