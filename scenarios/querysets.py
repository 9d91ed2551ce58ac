from typing import Self

from portal.audience import HideableQuerySet


class ScenarioQuerySet(HideableQuerySet):
    def for_list(self) -> Self:
        """With what a list shows of each."""
        return self.select_related("space", "author__profile__organisation")

    def unhidden(self) -> Self:
        return self.filter(hidden_at=None)

    def rated(self) -> Self:
        return self.filter(rating_count__gt=0)
