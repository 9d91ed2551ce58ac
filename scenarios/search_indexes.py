from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from portal.markdown import plain
from scenarios.models import Scenario
from search.indexes import GuildIndex


class ScenarioIndex(GuildIndex):
    """A scenario with its decisions; what people think of it is not searched."""

    model = Scenario
    type_code = "scenario"

    def index_queryset(self, using: str | None = None) -> QuerySet[Any]:
        return super().index_queryset(using).prefetch_related("decisions")

    def findable(self, obj: Any) -> bool:
        return obj.hidden_at is None

    def body(self, obj: Any) -> Iterable[str]:
        decisions = (text for decision in obj.decisions.all() for text in (decision.title, decision.text))
        return [plain(obj.html), *obj.drivers, *obj.signals, *decisions]

    def labels(self, obj: Any) -> Iterable[str]:
        return [str(obj.horizon)]
