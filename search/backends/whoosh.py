"""The Whoosh engine: what Haystack loads, and what ``search.queries`` and ``search.writer`` speak to.

    HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "search.backends.whoosh.WhooshEngine", "PATH": "…"}}

Pages go through ``find``, ``suggest`` and ``similar``, which take the reader's tokens. Haystack's own
``SearchQuerySet`` knows no reader, so it finds what is public and nothing else.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured
from haystack.backends import BaseEngine, BaseSearchBackend, BaseSearchQuery, SearchNode
from haystack.exceptions import SearchBackendError
from haystack.inputs import BaseInput
from haystack.models import SearchResult
from haystack.utils import get_identifier

from search.asking import Clause, Question, parse
from search.backends import answering, writing
from search.backends.reading import OpenIndex, open_index
from search.backends.schema import make_schema
from search.backends.storage import IndexFolder
from search.backends.writing import Change, silent
from search.documents import Answer, Ask, Document, Hit, IndexUnavailableError, Sort

EVERYBODY: Final = frozenset({"public"})


class WhooshBackend(BaseSearchBackend):
    def __init__(self, connection_alias: str, **options: Any) -> None:
        super().__init__(connection_alias, **options)
        if not options.get("PATH"):
            raise ImproperlyConfigured("HAYSTACK_CONNECTIONS names no PATH for the search index.")
        self.index: OpenIndex = open_index(options["PATH"])
        self.folder: IndexFolder = self.index.folder

    # Asking -------------------------------------------------------------------------------------

    def find(self, ask: Ask) -> Answer:
        """Hits, total and facets for ``ask``.

        Raises:
            IndexUnavailableError: the index is missing or damaged; a rebuild has been asked for.
        """
        with self.index.snapshot() as snapshot:
            return answering.find(snapshot, ask)

    def suggest(self, text: str, tokens: frozenset[str], limit: int = 8) -> list[Hit]:
        with self.index.snapshot() as snapshot:
            return answering.suggest(snapshot, text, tokens, limit)

    def similar(
        self, key: str, tokens: frozenset[str], limit: int = 5, types: tuple[str, ...] = ()
    ) -> list[Hit]:
        with self.index.snapshot() as snapshot:
            return answering.similar(snapshot, key, tokens, limit, types)

    def document_count(self) -> int:
        with self.index.snapshot() as snapshot:
            return snapshot.live.bit_count()

    # Writing; callers hold ``folder.locked()`` ----------------------------------------------------

    def apply(self, changes: Iterable[Change]) -> None:
        """Bring a batch of changes into the served index in one commit."""
        writing.apply(self.folder.current(), changes)

    def rebuild(self, documents: Iterable[Document], between: Callable[[int], None] = silent) -> Path:
        """Write a new generation beside the served one; ``publish`` makes it the served one."""
        return writing.rebuild(self.folder, documents, between)

    def publish(self, generation: Path, changes: Iterable[Change] = ()) -> None:
        """Serve ``generation``, brought up to date with ``changes`` that happened while it was built.

        When that fails, the served index stays and ``generation`` is gone.
        """
        try:
            writing.apply(generation, changes)
        except BaseException:
            self.folder.discard(generation)
            raise
        self.folder.publish(generation)

    def is_sound(self, *, thoroughly: bool = False) -> bool:
        """Whether the served index opens; ``thoroughly`` reads all of it."""
        try:
            generation = self.folder.current()
            if thoroughly:
                writing.check(generation)
            else:
                with writing.opened(generation):
                    pass
        except IndexUnavailableError:
            return False
        return True

    # What Haystack calls ------------------------------------------------------------------------

    def build_schema(self, fields: Any) -> tuple[str, Any]:
        return "text", make_schema()

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True) -> None:  # noqa: FBT001, FBT002
        changes = [index.document(obj) or _key(obj) for obj in iterable]
        with self.folder.locked(wait=True):
            self.apply(changes)

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:  # noqa: FBT001, FBT002
        key = get_identifier(obj_or_string)
        label, _, pk = key.rpartition(".")
        with self.folder.locked(wait=True):
            self.apply([f"{label}:{pk}"])

    def clear(self, models: Any = None, commit: bool = True) -> None:  # noqa: FBT001, FBT002
        """Serve an empty index from now on; the old files are removed with the next generation."""
        if models:
            raise SearchBackendError("Only the whole index can be cleared; then rebuild it.")
        with self.folder.locked(wait=True):
            self.folder.publish(writing.create_generation(self.folder))

    def search(self, query_string: Any, **kwargs: Any) -> dict[str, Any]:
        """What ``SearchQuerySet`` gets: public objects only."""
        start = kwargs.get("start_offset") or 0
        end = kwargs.get("end_offset")
        question = query_string if isinstance(query_string, Question) else parse(str(query_string))
        answer = self.find(
            Ask(
                question=question,
                tokens=EVERYBODY,
                selected=_types(kwargs.get("models")),
                sort=_sort(kwargs.get("sort_by")),
                offset=start,
                limit=(end if end is not None else start + self.batch_size) - start,
            )
        )
        fields = {name: list(values.items()) for name, values in answer.facets.items()}
        wanted = kwargs.get("facets") or {}
        return {
            "results": [_result(hit, kwargs.get("result_class") or SearchResult) for hit in answer.hits],
            "hits": answer.total,
            "facets": {"fields": {name: fields[name] for name in wanted if name in fields}},
            "spelling_suggestion": answer.corrected or None,
        }

    def more_like_this(self, model_instance: Any, additional_query_string: Any = None, **kwargs: Any) -> Any:
        hits = self.similar(_key(model_instance), EVERYBODY, limit=kwargs.get("end_offset") or 10)
        return {"results": [_result(hit, SearchResult) for hit in hits], "hits": len(hits)}


def _key(obj: Any) -> str:
    return f"{obj._meta.label_lower}:{obj.pk}"  # noqa: SLF001


def _types(models: Any) -> dict[str, tuple[str, ...]]:
    """The selection that stands for Haystack's ``models()``."""
    from search.indexes import type_codes_of  # noqa: PLC0415  (indexes name this engine's documents)

    return {"type": type_codes_of(models)} if models else {}


def _sort(sort_by: Any) -> Sort:
    names = [sort_by] if isinstance(sort_by, str) else list(sort_by or [])
    if not names:
        return Sort.RELEVANCE
    if names == ["-dated"]:
        return Sort.NEWEST
    raise SearchBackendError(f"{names} is no order of this index; use -dated or none.")


def _result(hit: Hit, result_class: Any) -> Any:
    label, _, pk = hit.key.partition(":")
    app_label, _, model_name = label.partition(".")
    return result_class(app_label, model_name, pk, hit.score, title=hit.title, url=hit.url, dated=hit.dated)


class WhooshQuery(BaseSearchQuery):
    """Turns the tree of a ``SearchQuerySet`` into a ``Question``; what it cannot say, it refuses."""

    def __str__(self) -> str:
        return self.build_query().text

    def build_query(self) -> Question:
        if self.narrow_queries or self.boost or self.date_facets or self.query_facets or self.within:
            raise SearchBackendError("Use search.queries.find for anything but words, models and order.")
        return self._question(self.query_filter)

    def _question(self, node: SearchNode) -> Question:
        questions = [self._child(child) for child in node.children]
        clauses = tuple(clause for question in questions for clause in question.clauses)
        if node.connector == SearchNode.OR and len(questions) > 1:
            if any(len(question.clauses) != 1 or question.clauses[0].excluded for question in questions):
                raise SearchBackendError("Only single words can be joined with OR.")
            clauses = (Clause(tuple(term for clause in clauses for term in clause.terms)),)
        if node.negated:
            clauses = (Clause(tuple(term for clause in clauses for term in clause.terms), excluded=True),)
        return Question(" ".join(question.text for question in questions), clauses)

    def _child(self, child: Any) -> Question:
        if isinstance(child, SearchNode):
            return self._question(child)
        expression, value = child
        name = expression.split("__")[0]
        if name not in {"content", "text"}:
            raise SearchBackendError(f"{name!r} cannot be asked for here; use search.queries.find.")
        return parse(str(value.query_string if isinstance(value, BaseInput) else value))


class WhooshEngine(BaseEngine):
    backend = WhooshBackend
    query = WhooshQuery
