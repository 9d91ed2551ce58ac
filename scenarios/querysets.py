from typing import Self

from portal.audience import AudienceQuerySet


class ScenarioQuerySet(AudienceQuerySet):
    def for_list(self) -> Self:
        """With what a list shows of each."""
        return self.select_related("space", "author__profile__organisation")

    def rated(self) -> Self:
        return self.filter(rating_count__gt=0)
