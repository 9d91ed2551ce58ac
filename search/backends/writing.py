"""Changing an index: batches into the served generation, and rebuilds beside it.

Everything here is called with the folder's lock held.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import IndexWriter, SegmentWriter

from search.backends.schema import fields_of, make_schema
from search.backends.storage import IndexFolder, PrivateStorage
from search.documents import Document, IndexUnavailableError

Change = Document | str  # a document to index, or the key of one to remove

REBUILD_BATCH: Final = 200

_TIERS: Final = (100, 1_000, 10_000)
_MOST_SEGMENTS_A_TIER: Final = 8
_MEMORY_MB: Final = 64


class Codec(W3Codec):
    def new_segment(self, storage: Any, indexname: str) -> W3Segment:
        # Whoosh draws names from ``random``, which tests and simulations seed: the same name comes twice.
        return W3Segment(self, indexname, segid=secrets.token_hex(8))


def open_generation(generation: Path) -> FileIndex:
    """Open a generation for reading or writing; close its storage's files in the end.

    Raises:
        IndexUnavailableError: its files are missing or damaged.
    """
    storage = PrivateStorage(generation)
    try:
        return FileIndex(storage, schema=make_schema())
    except Exception as error:  # damaged pickles and packed numbers fail in every possible way
        storage.close_files()
        raise IndexUnavailableError("The index cannot be opened.") from error


@contextmanager
def opened(generation: Path) -> Iterator[FileIndex]:
    index = open_generation(generation)
    try:
        yield index
    finally:
        index.storage.close_files()


@contextmanager
def writing(generation: Path) -> Iterator[SegmentWriter]:
    """A writer that is committed at the end of the block, or cancelled when the block fails.

    Raises:
        IndexUnavailableError: the generation's files are missing or damaged.
    """
    with opened(generation) as index:
        try:
            writer = index.writer(limitmb=_MEMORY_MB, codec=Codec())
        except Exception as error:
            raise IndexUnavailableError("The index cannot be written.") from error
        try:
            yield writer
            writer.commit(mergetype=merge_small)
        except BaseException:
            if not writer.is_closed:
                writer.cancel()
            raise


def create_generation(folder: IndexFolder) -> Path:
    generation = folder.new_generation()
    storage = PrivateStorage(generation)
    storage.create_index(make_schema())
    storage.close_files()
    return generation


def apply(generation: Path, changes: Iterable[Change]) -> None:
    """Write a batch and commit it; of several changes with one key the last counts.

    Raises:
        IndexUnavailableError: the generation's files are missing or damaged.
    """
    latest = {change if isinstance(change, str) else change.key: change for change in changes}
    with writing(generation) as writer:
        for key, change in latest.items():
            writer.delete_by_term("key", key)
            if isinstance(change, Document):
                writer.add_document(**fields_of(change))


def merge_small(writer: Any, segments: list[Any]) -> list[Any]:
    """Whoosh's merge policy, by size: eight segments of one tier become one.

    Whoosh's own policy never merges segments of a few hundred documents, which is what batches make.
    """
    for most in _TIERS:
        small = [segment for segment in segments if _live(segment) < most]
        if len(small) >= _MOST_SEGMENTS_A_TIER:
            _merge(writer, small)
            return [segment for segment in segments if segment not in small]
    return segments


def _live(segment: Any) -> int:
    count: int = segment.doc_count_all() - segment.deleted_count()
    return count


def _merge(writer: IndexWriter, segments: list[Any]) -> None:
    for segment in segments:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()


def silent(count: int) -> None:
    """Progress that nobody watches."""


def rebuild(folder: IndexFolder, documents: Iterable[Document], between: Callable[[int], None]) -> Path:
    """Write ``documents`` into a new generation, which is not served yet.

    ``between(count)`` runs after every ``REBUILD_BATCH`` documents, so that the served generation can be
    kept up to date and progress shown. A document may come once only. Nothing is left of a rebuild that
    fails.
    """
    generation = create_generation(folder)
    try:
        with writing(generation) as writer:
            for count, document in enumerate(documents, start=1):
                writer.add_document(**fields_of(document))
                if count % REBUILD_BATCH == 0:
                    between(count)
    except BaseException:
        folder.discard(generation)
        raise
    return generation


def check(generation: Path) -> None:
    """Read the whole generation.

    Raises:
        IndexUnavailableError: something in it cannot be read.
    """
    try:
        with opened(generation) as index, closing(index.reader()) as reader:
            for _ in reader.iter_postings():
                pass
            for _ in reader.iter_docs():
                pass
    except Exception as error:
        raise IndexUnavailableError("The index is damaged.") from error
