"""The one open reader of a process, reopened when the writer has committed or a rebuild was published."""

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from whoosh.index import FileIndex
from whoosh.query import Query
from whoosh.searching import Searcher

from search.backends.bits import members, pack
from search.backends.scoring import Lengths, Relevance
from search.backends.storage import IndexFolder
from search.backends.writing import open_generation
from search.documents import FACETS, IndexUnavailableError

logger = logging.getLogger(__name__)

_CODE_FIELDS: Final = (*FACETS, "access")
_KEPT_FILTERS: Final = 64


@dataclass(frozen=True)
class SegmentFacts:
    """What facets and sorting need of one segment. Segments never change but for deletions, so it is kept."""

    codes: dict[str, dict[str, int]]
    dated: list[int]

    @classmethod
    def read(cls, reader: Any) -> "SegmentFacts":
        size = reader.doc_count_all()
        codes: dict[str, dict[str, int]] = {}
        for name in _CODE_FIELDS:
            values = codes[name] = {}
            for term in reader.lexicon(name):
                values[term.decode()] = pack(reader.postings(name, term).all_ids(), size)
        column = reader.column_reader("dated")
        return cls(codes, [column[number] for number in range(size)])


@dataclass
class Snapshot:
    """One committed state of the index. Document numbers hold within a snapshot only."""

    searcher: Searcher
    live: int
    codes: dict[str, dict[str, int]]
    dated: list[int]
    kept: dict[Any, Any] = field(default_factory=dict)
    _allowed: dict[frozenset[str], int] = field(default_factory=dict)
    _filters: dict[int, set[int]] = field(default_factory=dict)
    _containing: dict[str, int] = field(default_factory=dict)

    def allowed(self, tokens: frozenset[str]) -> int:
        """The documents that a reader with ``tokens`` may find: what every other set is cut with."""
        if tokens not in self._allowed:
            access = self.codes["access"]
            found = 0
            for token in tokens:
                found |= access.get(token, 0)
            self._allowed[tokens] = found
        return self._allowed[tokens]

    def coded(self, name: str, values: tuple[str, ...]) -> int:
        """The documents with one of ``values``."""
        codes = self.codes[name]
        found = 0
        for value in values:
            found |= codes.get(value, 0)
        return found

    def scores(self, query: Query, within: int) -> dict[int, float]:
        """What matches ``query`` among the documents ``within``, and how well."""
        if not within:
            # Whoosh takes an empty filter for none at all and would return everything.
            return {}
        if within not in self._filters:
            if len(self._filters) >= _KEPT_FILTERS:
                self._filters.clear()
            self._filters[within] = set(members(within))
        found = self.searcher.search(query, limit=None, filter=self._filters[within])
        return {number: score for score, number in found.top_n}

    def matching(self, query: Query, within: int) -> int:
        """The same without scores."""
        return pack(self.searcher.docs_for_query(query), len(self.dated)) & within

    def containing(self, word: str) -> int:
        """The documents in which the folded ``word`` itself stands."""
        if word not in self._containing:
            found = 0
            for name in ("title_exact", "body_exact"):
                if (name, word) in self.reader:
                    found |= pack(self.reader.postings(name, word).all_ids(), len(self.dated))
            self._containing[word] = found
        return self._containing[word]

    def shown(self, number: int) -> dict[str, Any]:
        """What is stored of a document to show it."""
        stored: dict[str, Any] = self.searcher.stored_fields(number)["shown"]
        return stored

    @cached_property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.codes["lang"])

    @property
    def reader(self) -> Any:
        return self.searcher.reader()


class OpenIndex:
    """The searcher of one index for all threads of this process.

    Whoosh's readers share file positions, so one thread reads at a time; with the GIL this costs nothing.
    """

    def __init__(self, path: Path) -> None:
        self.folder = IndexFolder(path)
        self._lock = threading.RLock()
        self._stamp: tuple[Any, ...] = ()
        self._snapshot: Snapshot | None = None
        self._index: FileIndex | None = None
        self._facts: dict[str, SegmentFacts] = {}
        self._lengths: Lengths = {}

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The newest committed state, for reading until the block ends.

        Raises:
            IndexUnavailableError: there is no index or it is damaged; a rebuild is asked for.
        """
        with self._lock:
            try:
                yield self._newest()
            except IndexUnavailableError as error:
                self._complain(str(error))
                raise
            except Exception as error:  # Whoosh fails in every possible way on damaged files
                logger.exception("index_unreadable")
                self._complain(repr(error))
                raise IndexUnavailableError("The index cannot be read.") from error

    def _complain(self, reason: str) -> None:
        self.close()
        self.folder.want_rebuild(reason)

    def _newest(self) -> Snapshot:
        generation = self.folder.current()
        # The process is part of it: after a fork, parent and child would move each other's file positions.
        stamp = (os.getpid(), generation.name, _last_commit(generation))
        if self._snapshot is None or stamp != self._stamp:
            self.close()
            self._snapshot = self._open(generation)
            self._stamp = stamp
        return self._snapshot

    def _open(self, generation: Path) -> Snapshot:
        index = self._index = open_generation(generation)
        # Never Searcher.refresh(): Whoosh-Reloaded keeps the replaced segments there and finds things twice.
        searcher = index.searcher(weighting=Relevance(self._lengths))
        reader = searcher.reader()
        codes: dict[str, dict[str, int]] = {name: {} for name in _CODE_FIELDS}
        dated: list[int] = []
        live = 0
        facts: dict[str, SegmentFacts] = {}
        for leaf, offset in reader.leaf_readers():
            if not leaf.doc_count_all():
                continue
            segment = leaf.segment()
            name = segment.segment_id()
            known = facts[name] = self._facts.get(name) or SegmentFacts.read(leaf)
            everything = (1 << leaf.doc_count_all()) - 1
            live |= (everything & ~pack(segment.deleted_docs(), leaf.doc_count_all())) << offset
            dated += known.dated
            for field_name, values in known.codes.items():
                merged = codes[field_name]
                for value, bits in values.items():
                    merged[value] = merged.get(value, 0) | bits << offset
        self._facts = facts
        for key in [key for key in self._lengths if key[0] not in facts]:
            del self._lengths[key]
        for values in codes.values():
            for value in values:
                values[value] &= live
        return Snapshot(searcher, live, codes, dated)

    def close(self) -> None:
        with self._lock:
            # Files that a parent process opened are its own; closing ours is enough.
            if self._index is not None:
                self._index.storage.close_files()
            self._index = None
            self._snapshot = None
            self._stamp = ()


def _last_commit(generation: Path) -> int:
    """The number of the newest table of contents; rises by one with every commit."""
    numbers = [
        int(path.name[len("_MAIN_") : -len(".toc")])
        for path in generation.glob("_MAIN_*.toc")
        if path.name[len("_MAIN_") : -len(".toc")].isdigit()
    ]
    if not numbers:
        raise IndexUnavailableError("There is no index.")
    return max(numbers)


_opened: dict[Path, OpenIndex] = {}
_opening = threading.Lock()


def open_index(path: Path | str) -> OpenIndex:
    """The process's one ``OpenIndex`` for ``path``, whatever thread asks."""
    path = Path(path).resolve()
    with _opening:
        if path not in _opened:
            _opened[path] = OpenIndex(path)
        return _opened[path]
