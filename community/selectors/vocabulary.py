"""Words as administrators see them."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from portal.choices import WordKind
from portal.models import Space, Tag, Tagging

MOST_WORDS = 500


def tagging_tables() -> Iterator[Any]:
    """Every app's table of taggings."""
    return (model for model in apps.get_models() if issubclass(model, Tagging))


def own_words_of(space: Space, actor: Any) -> QuerySet[Tag]:
    """The words that ``space`` has on top of the shared ones, by name.

    Without what people typed on things that ``actor`` may not see, for other people only or still drafts: the
    word alone could tell.
    """
    own = Tag.objects.filter(space=space).select_related("merged_into").order_by("name")
    return own.exclude(kind=WordKind.FREE, pk__in=_unseen(space, actor))


def shared_words(kind: str) -> QuerySet[Tag]:
    """The shared words of one kind that are everybody's."""
    return Tag.objects.filter(space=None, kind=kind, retired_at=None).order_by("name")


def _unseen(space: Space, actor: Any) -> set[int]:
    """The words that only things carry which ``actor`` may not see."""
    carried: set[int] = set()
    seen: set[int] = set()
    for table in tagging_tables():
        rows = table.objects.filter(space=space)
        things = table._meta.get_field("content_object").related_model.objects.visible_to(actor)  # noqa: SLF001
        carried.update(rows.values_list("tag_id", flat=True).distinct())
        seen.update(rows.filter(content_object__in=things).values_list("tag_id", flat=True).distinct())
    return carried - seen
