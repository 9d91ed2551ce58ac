"""Notices follow their objects when a thread is joined to another one, parted, or goes to another space."""

from collections.abc import Collection
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from community.models import Notice
from community.models.notice import MOST_KEPT
from community.subjects import reference_of
from portal.models import Space


def join_threads(gone: Any, kept: Any) -> None:
    """Let notices of the thread ``gone`` be of ``kept``, an object of the same kind.

    Two unread ones of a kind for one person become one, which tells of all.
    """
    (kind, old), (_kind, new) = reference_of(gone), reference_of(kept)
    notices = Notice.objects.select_for_update()
    for notice in notices.filter(object_type_id=kind, object_id=old):  # they are about the thread itself
        notice.object_id, notice.object_ids = new, [new]
        notice.save(update_fields=["object_id", "object_ids"])
    unread = notices.filter(thread_type_id=kind, read_at=None).order_by("pk")
    present = {(notice.recipient_id, notice.kind): notice for notice in unread.filter(thread_id=new)}
    for notice in unread.filter(thread_id=old):
        other = present.get((notice.recipient_id, notice.kind))
        if other is not None:
            _fold(notice, other)
    Notice.objects.filter(thread_type_id=kind, thread_id=old).update(thread_id=new)


def part_thread(thread: Any, begun: Any, object_ids: Collection[int]) -> None:
    """Let notices of ``thread`` that tell of nothing but ``object_ids`` be of the thread ``begun``."""
    (kind, old), (_kind, new) = reference_of(thread), reference_of(begun)
    going = set(object_ids)
    notices = Notice.objects.filter(thread_type_id=kind, thread_id=old).exclude(object_type_id=kind)
    moved = [pk for pk, ids in notices.values_list("pk", "object_ids") if going.issuperset(ids)]
    Notice.objects.filter(pk__in=moved).update(thread_id=new)


def threads_to(space: Space, *things: QuerySet[Any]) -> None:
    """Let notices of these be of ``space``; who may not see them there is shown none of their words."""
    for rows in things:
        kind = ContentType.objects.get_for_model(rows.model)
        Notice.objects.filter(thread_type=kind, thread_id__in=rows.values("pk")).update(space=space)


def end_thread(thread: Any, *, kind: str) -> None:
    """There is nothing more to tell of ``kind`` in ``thread`` to who has not read it."""
    type_id, pk = reference_of(thread)
    Notice.objects.filter(kind=kind, thread_type_id=type_id, thread_id=pk, read_at=None).delete()


def _fold(notice: Notice, into: Notice) -> None:
    """Put what ``notice`` tells into another one; what no mail has told of stays last."""
    fresh = [*into.unmailed_ids, *notice.unmailed_ids]
    told = [pk for pk in (*into.object_ids, *notice.object_ids) if pk not in fresh]
    into.object_ids = list(dict.fromkeys([*told, *fresh]))[-MOST_KEPT:]
    into.actor_ids = list(dict.fromkeys([*into.actor_ids, *notice.actor_ids]))
    into.count += notice.count
    into.mailed_count += notice.mailed_count
    into.at = max(into.at, notice.at)
    due = [at for at in (into.mail_due_at, notice.mail_due_at) if at is not None]
    into.mail_due_at = min(due, default=None)
    into.save(update_fields=["object_ids", "actor_ids", "count", "mailed_count", "at", "mail_due_at"])
    notice.delete()
