"""The one writer: brings what the outbox names into the index, and rebuilds the index when it must.

The truth is always the database: whatever a row says, its object is loaded again, and what is gone or no
longer findable leaves the index. So rows may come in any order and twice.
"""

import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from portal.tenancy import all_spaces
from search.backends.storage import WriterBusyError
from search.backends.whoosh import WhooshBackend
from search.backends.writing import Change, silent
from search.choices import Op
from search.documents import Document, IndexUnavailableError
from search.engine import engine
from search.indexes import GuildIndex, all_indexes
from search.models import IndexChange

logger = logging.getLogger(__name__)

BATCH: Final = 200
IDLE_SECONDS: Final = 1.0
LONGEST_PAUSE_SECONDS: Final = 60.0

Progress = Callable[[int], None]


def run_writer(stop: threading.Event) -> None:
    """Write until ``stop`` is set; after a failure with growing pauses."""
    pause = IDLE_SECONDS
    while not stop.is_set():
        close_old_connections()
        try:
            written = drain_once()
        except Exception:  # whatever it is, the next pass may succeed
            logger.exception("index_writer_failed")
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
        else:
            pause = 0.0 if written >= BATCH else IDLE_SECONDS
        stop.wait(pause)
        pause = max(pause, IDLE_SECONDS)


def drain_once() -> int:
    """Write one batch of the outbox; rebuilds first when the index is missing or damaged.

    Returns how many rows were done with; 0 also when another process is writing.
    """
    backend = engine()
    try:
        with backend.folder.locked(), all_spaces("search index"):
            if needs_rebuild(backend):
                _rebuild(backend)
            return _drain(backend)
    except WriterBusyError:
        return 0


def drain_all() -> int:
    """Write until the outbox is empty; waits for another writer to finish."""
    backend = engine()
    total = 0
    with backend.folder.locked(wait=True), all_spaces("search index"):
        if needs_rebuild(backend):
            _rebuild(backend)
        while done := _drain(backend):
            total += done
    return total


def rebuild(progress: Progress = silent) -> int:
    """Build a new index from the database beside the served one and swap; returns how many it holds."""
    backend = engine()
    with backend.folder.locked(wait=True), all_spaces("search index"):
        _rebuild(backend, progress)
    return backend.document_count()


def oldest_unindexed_seconds() -> float:
    """How long the oldest change has waited; 0 when none does."""
    oldest = IndexChange.objects.order_by("pk").values_list("created_at", flat=True).first()
    return max(0.0, (timezone.now() - oldest).total_seconds()) if oldest else 0.0


def needs_rebuild(backend: WhooshBackend) -> bool:
    """Whether the index is missing or damaged. A reader's complaint is looked into, not believed."""
    if not backend.is_sound():
        return True
    if not backend.folder.is_rebuild_wanted:
        return False
    if not backend.is_sound(thoroughly=True):
        return True
    backend.folder.wanted.unlink(missing_ok=True)
    return False


def _drain(backend: WhooshBackend) -> int:
    rows = _pending()
    if not rows:
        return 0
    try:
        backend.apply(changes_for(rows))
    except Exception:
        if backend.is_sound(thoroughly=True):
            raise
        logger.warning("index_damaged", exc_info=True)
        _rebuild(backend)
    _done(rows)
    return len(rows)


def _pending(after: int = 0) -> list[IndexChange]:
    """The next rows; a change of a whole space is first replaced by changes of all that is inside."""
    while True:
        rows = list(IndexChange.objects.filter(pk__gt=after).order_by("pk")[:BATCH])
        whole = [row for row in rows if row.op == Op.CONTENTS]
        if not whole:
            return rows
        for row in whole:
            _spread(row)
        _done(whole)


def _spread(row: IndexChange) -> None:
    space_id = int(row.key.rpartition(":")[2])
    for label, index in all_indexes().items():
        if index.has_space:
            pks = index.index_queryset().filter(space_id=space_id).order_by().values_list("pk", flat=True)
            IndexChange.objects.bulk_create(
                [IndexChange(key=f"{label}:{pk}", op=Op.UPDATE) for pk in pks], batch_size=500
            )


def _done(rows: Iterable[IndexChange]) -> None:
    IndexChange.objects.filter(pk__in=[row.pk for row in rows]).delete()


def changes_for(rows: Iterable[IndexChange]) -> list[Change]:
    """For each object that ``rows`` name, its document, or its key when it is not to be found any more."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        label, _, pk = row.key.rpartition(":")
        wanted[label].add(pk)
    known = all_indexes()
    changes: dict[str, Change] = {
        f"{label}:{pk}": f"{label}:{pk}" for label, pks in wanted.items() for pk in pks
    }
    for label, pks in wanted.items():
        if label in known:
            for document in _documents(known[label], known[label].index_queryset().filter(pk__in=pks)):
                changes[document.key] = document
    return list(changes.values())


def _documents(index: GuildIndex, objs: Iterable[Any]) -> Iterator[Document]:
    """The documents of those that are findable.

    An object that cannot be told is left out, so that it keeps no other one waiting; when none of several
    can be told, the fault is not theirs and is raised.
    """
    told = failed = 0
    for obj in objs:
        try:
            document = index.document(obj)
        except DatabaseError:
            raise
        except Exception:
            logger.exception("index_document_failed", extra={"model": type(obj).__name__, "pk": obj.pk})
            failed += 1
            if failed > 1 and not told:
                raise
            continue
        told += 1
        if document is not None:
            yield document


def _all_documents() -> Iterator[Document]:
    for index in all_indexes().values():
        last: Any = None
        while True:
            rows = index.index_queryset().order_by("pk")
            batch = list((rows if last is None else rows.filter(pk__gt=last))[:BATCH])
            yield from _documents(index, batch)
            if len(batch) < BATCH:
                break
            last = batch[-1].pk


def _rebuild(backend: WhooshBackend, progress: Progress = silent) -> None:
    """Build beside; meanwhile the served index keeps up, and both know all changes at the swap."""
    handled: list[IndexChange] = []
    is_serving = True

    def keep_up(count: int) -> None:
        nonlocal is_serving
        progress(count)
        fresh = _pending(after=handled[-1].pk if handled else 0)
        handled.extend(fresh)
        if fresh and is_serving:
            try:
                backend.apply(changes_for(fresh))
            except IndexUnavailableError:  # nothing is served yet
                is_serving = False
            except Exception:  # damaged, which is what rebuilds are for
                logger.warning("index_not_kept_up", exc_info=True)
                is_serving = False

    generation = backend.rebuild(_all_documents(), keep_up)
    while fresh := _pending(after=handled[-1].pk if handled else 0):
        handled.extend(fresh)
    backend.publish(generation, changes_for(handled))
    _done(handled)
    logger.info("index_rebuilt")
