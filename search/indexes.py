"""How an app makes its objects findable: one ``GuildIndex`` a model, in the app's ``search_indexes.py``.

    class TopicIndex(GuildIndex):
        model = Topic
        type_code = "topic"

        def index_queryset(self, using=None):
            return super().index_queryset(using).prefetch_related("posts")

        def findable(self, obj):
            return obj.hidden_at is None

        def body(self, obj):
            return [post.body for post in obj.posts.all()]

The reactions of the app say ``search.outbox.changed(topic)`` whenever one of these answers may have changed.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, Model, QuerySet, Value
from django.utils.translation import override
from haystack import connections, indexes

from portal.models import Space
from portal.ui.kinds import KINDS
from search.access import access_tokens
from search.documents import Document

DATE_FIELDS = ("published_at", "opened_at", "formed_at", "created_at", "joined_at", "date_joined")


class GuildIndex(indexes.SearchIndex):
    """One kind of findable object. All methods run under ``all_spaces`` but ``visible``."""

    model: ClassVar[type[Model]]
    type_code: ClassVar[str]

    haystack_use_for_indexing = False
    text = indexes.CharField(document=True)  # Haystack wants it; our engine builds its own document

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.haystack_use_for_indexing = hasattr(cls, "model")
        if cls.haystack_use_for_indexing and cls.type_code not in KINDS:
            raise ValueError(
                f"{cls.__name__}.type_code is {cls.type_code!r}; portal.ui.kinds lists what there is."
            )

    # What an app overrides -----------------------------------------------------------------------

    def index_queryset(self, using: str | None = None) -> QuerySet[Any]:
        """What may be in the index, with all that the other methods read."""
        rows: QuerySet[Any] = self.model._default_manager.all()  # noqa: SLF001
        return rows.select_related("space") if self.has_space else rows

    def visible(self, actor: Any) -> QuerySet[Any]:
        """The second lock: every hit is looked up in here again before it is shown."""
        return self.model._default_manager.visible_to(actor)  # type: ignore[attr-defined]  # noqa: SLF001

    def findable(self, obj: Any) -> bool:
        """False for drafts, held and hidden things: they leave the index, or never enter it."""
        return True

    def title(self, obj: Any) -> str:
        return str(obj.title)

    def body(self, obj: Any) -> Iterable[str]:
        """Plain texts in the order of reading; the first shows in results when no found word is in any."""
        return ()

    def labels(self, obj: Any) -> Iterable[str]:
        """Words for its codes, such as its kind or country; asked for once in each language of the site."""
        return ()

    def language(self, obj: Any) -> str:
        """Any ISO 639 code."""
        return getattr(obj, "language", "") or ""

    def tags(self, obj: Any) -> Iterable[str]:
        """Slugs; of the tags that it carries, if its kind has any, which ``index_queryset`` then fetches."""
        return [tagging.tag.slug for tagging in obj.taggings.all()] if hasattr(obj, "taggings") else ()

    def space(self, obj: Any) -> Space | None:
        return obj.space if self.has_space else None

    def access(self, obj: Any) -> frozenset[str]:
        return access_tokens(obj)

    def dated(self, obj: Any) -> datetime:
        """When it was made; results can be sorted by it."""
        for name in DATE_FIELDS:
            value = getattr(obj, name, None)
            if value is not None:
                return value
        raise ValueError(f"{type(self).__name__} does not say how {type(obj).__name__} is dated.")

    def state(self) -> Any:
        """An expression for the code of how a row stands now, such as solved; read with the second lock."""
        return Value("", CharField())

    def state_label(self, code: str) -> str:
        """Words for a code of ``state``; empty where results say nothing of it."""
        return ""

    def url(self, obj: Any) -> str:
        return str(obj.get_absolute_url())

    # What search uses ----------------------------------------------------------------------------

    def get_model(self) -> type[Model]:
        return self.model

    @property
    def has_space(self) -> bool:
        try:
            return self.model._meta.get_field("space").related_model is Space  # noqa: SLF001
        except FieldDoesNotExist:
            return False

    def document(self, obj: Any) -> Document | None:
        """``obj`` as the engine takes it; None when it is not findable (now)."""
        if not self.findable(obj):
            return None
        space = self.space(obj)
        return Document(
            key=key_of(obj),
            type=self.type_code,
            title=self.title(obj),
            body="\n".join(text for text in self.body(obj) if text),
            language=self.language(obj),
            tags=tuple(sorted(set(self.tags(obj)))),
            space=space.slug if space else "",
            access=self.access(obj),
            dated=self.dated(obj),
            url=self.url(obj),
            labels=self._labels_in_all_languages(obj),
        )

    def _labels_in_all_languages(self, obj: Any) -> str:
        """People search in their own language, whatever the language of the thing."""
        words: dict[str, None] = {}
        for code, _name in settings.LANGUAGES:
            with override(code):
                words |= dict.fromkeys(str(label) for label in self.labels(obj) if label)
        return " ".join(words)


def key_of(obj: Model) -> str:
    return f"{obj._meta.label_lower}:{obj.pk}"  # noqa: SLF001


def all_indexes() -> dict[str, GuildIndex]:
    """Every index by the label of its model, such as ``forums.topic``."""
    found = connections["default"].get_unified_index().get_indexes()
    return {model._meta.label_lower: index for model, index in found.items()}  # noqa: SLF001


def type_codes_of(models: Iterable[type[Model]]) -> tuple[str, ...]:
    known = all_indexes()
    return tuple(known[model._meta.label_lower].type_code for model in models)  # noqa: SLF001
