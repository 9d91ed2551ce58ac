from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from portal.markdown import plain
from repository.models import Practice, Resource
from search.indexes import GuildIndex


class ResourceIndex(GuildIndex):
    """A resource with its words and the names of its files."""

    model = Resource
    type_code = "resource"

    def index_queryset(self, using: str | None = None) -> QuerySet[Any]:
        return super().index_queryset(using).prefetch_related("taggings__tag", "files__file")

    def findable(self, obj: Any) -> bool:
        return bool(obj.is_published)

    def body(self, obj: Any) -> Iterable[str]:
        files = (row.file.original_name for row in obj.files.all())
        return [obj.summary, plain(obj.html), obj.source_note, *files]

    def labels(self, obj: Any) -> Iterable[str]:
        return [str(obj.get_kind_display())]


class PracticeIndex(GuildIndex):
    """A practice with all its parts."""

    model = Practice
    type_code = "practice"

    def index_queryset(self, using: str | None = None) -> QuerySet[Any]:
        return super().index_queryset(using).prefetch_related("taggings__tag", "steps")

    def findable(self, obj: Any) -> bool:
        return not obj.is_draft

    def body(self, obj: Any) -> Iterable[str]:
        steps = (text for step in obj.steps.all() for text in (step.title, step.text))
        return [obj.summary, plain(obj.problem_html), *steps, plain(obj.result_html)]

    def dated(self, obj: Any) -> Any:
        return obj.set_at
