from datetime import datetime
from typing import Self

from django.db.models import Prefetch, Q

from portal.audience import HideableQuerySet


class LinkQuerySet(HideableQuerySet):
    def for_list(self) -> Self:
        """With what a list shows of each."""
        through = self.model._meta.get_field("taggings").related_model  # noqa: SLF001
        words = Prefetch("taggings", through.objects.select_related("tag").order_by("tag__name"))
        return self.select_related("space", "author__profile__organisation").prefetch_related(words)

    def due(self, *, healthy_before: datetime, failing_before: datetime) -> Self:
        """What is to be asked again, the longest unasked first; failing ones sooner."""
        healthy = Q(failures=0, checked_at__lt=healthy_before)
        failing = Q(failures__gt=0, checked_at__lt=failing_before)
        return self.filter(Q(checked_at=None) | healthy | failing).order_by("checked_at", "pk")
