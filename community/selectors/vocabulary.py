"""Words as administrators see them."""

from django.db.models import QuerySet

from portal.models import Space, Tag

MOST_WORDS = 500


def own_words_of(space: Space) -> list[Tag]:
    """The words that ``space`` has on top of the shared ones, by name; for readers who may know of it."""
    return list(Tag.objects.filter(space=space).select_related("merged_into").order_by("name")[:MOST_WORDS])


def shared_words(kind: str) -> QuerySet[Tag]:
    """The shared words of one kind that are everybody's."""
    return Tag.objects.filter(space=None, kind=kind, retired_at=None).order_by("name")
