from datetime import datetime
from typing import Self

from django.db.models import F, Prefetch, Q

from portal.audience import HideableQuerySet


class LinkQuerySet(HideableQuerySet):
    def for_list(self) -> Self:
        """With what a list shows of each."""
        through = self.model._meta.get_field("taggings").related_model  # noqa: SLF001
        words = Prefetch("taggings", through.objects.select_related("tag").order_by("tag__name"))
        return self.select_related("space", "author__profile__organisation").prefetch_related(words)

    def due(self, *, settled_before: datetime, failing_before: datetime, dead_before: datetime) -> Self:
        """What is to be asked, what never was first, then the longest unasked.

        Failing ones are asked sooner than those that are well, or have been dead since before
        ``dead_before``.
        """
        is_settled = Q(failures=0) | Q(dead_since__lt=dead_before)
        rare, often = Q(checked_at__lt=settled_before), Q(checked_at__lt=failing_before)
        due = self.filter(Q(checked_at=None) | (is_settled & rare) | (~is_settled & often))
        return due.order_by(F("checked_at").asc(nulls_first=True), "pk")
