"""The one way to tell somebody something: called in ``@within`` reactions of all apps."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from community.blocking import PERSONAL, is_official, may_contact
from community.choices import NoticeKind
from community.models import Notice, User
from community.models.notice import MOST_KEPT
from community.notice_groups import mail_due
from community.subjects import reference_of, subject_of
from portal.lineage import content_type, kind_of, material_of, reference
from portal.models import Link, Space
from portal.operations import may
from portal.realtime import hint
from portal.references import Reference, load


def notify(
    *,
    recipient: User,
    kind: str,
    obj: Any,
    actor: User | None = None,
    space: Space | None = None,
    thread: Any = None,
) -> Notice | None:
    """Tell ``recipient`` about ``obj``, on the page at once and by mail soon; None if there is nothing.

    Nobody hears of what they did themselves, of what they may not see, of what somebody whom they blocked
    does as a person, or of the same thing twice before they have read it. What happens in one thread, such
    as replies in a topic, is one notice while it is unread; ``thread`` is another one than that of ``obj``.
    Runs inside the transaction of the event: notice, hint and the wish for a mail stand or fall with it.
    """
    if actor is not None and actor.pk == recipient.pk:
        return None
    subject = subject_of(type(obj))
    if not recipient.is_active or not may(recipient, subject.permission, obj):
        return None
    if actor is not None and _is_unwanted(recipient, kind, obj, actor):
        return None
    key = _Key(recipient.pk, kind, reference_of(obj), reference_of(thread or subject.thread(obj)))
    place = space or (obj if isinstance(obj, Space) else getattr(obj, "space", None))
    notice, is_new = _begin_or_add(key, actor, place)
    if is_new:
        hint(f"user:{recipient.pk}")
    return notice


def _is_unwanted(recipient: User, kind: str, obj: Any, actor: User) -> bool:
    return kind in PERSONAL and not is_official(obj) and not may_contact(actor, recipient)


@dataclass(frozen=True)
class _Key:
    """Whom a notice is for and what it is about."""

    recipient_id: int
    kind: str
    about: Reference
    thread: Reference


def _begin_or_add(key: _Key, actor: User | None, space: Space | None) -> tuple[Notice, bool]:
    """The unread notice of the thread with this in it, and whether that is new.

    Between finding the notice and locking it its reader may have read it; then a new one begins.
    """
    now = timezone.now()
    while True:
        notice, made = Notice.objects.get_or_create(
            recipient_id=key.recipient_id,
            kind=key.kind,
            thread_type_id=key.thread[0],
            thread_id=key.thread[1],
            read_at=None,
            defaults={
                "space": space, "actor": actor, "object_type_id": key.about[0], "object_id": key.about[1],
                "object_ids": [key.about[1]], "actor_ids": [actor.pk] if actor is not None else [],
                "at": now, "mail_due_at": mail_due(key.kind, now),
            },
        )  # fmt: skip
        if made:
            return notice, True
        locked = Notice.objects.select_for_update().filter(pk=notice.pk, read_at=None).first()
        if locked is not None:
            return locked, _add(locked, key, actor)


def _add(notice: Notice, key: _Key, actor: User | None) -> bool:
    """Put one thing more into ``notice``; False when it tells of it already."""
    known = actor is None or actor.pk in notice.actor_ids
    if known and key.about[1] in notice.object_ids:
        return False
    notice.object_ids = [*notice.object_ids, key.about[1]][-MOST_KEPT:]
    if actor is not None:
        notice.actor_ids = [*(pk for pk in notice.actor_ids if pk != actor.pk), actor.pk]
    notice.actor = actor
    notice.count += 1
    notice.at = timezone.now()
    if notice.mail_due_at is None:
        notice.mail_due_at = mail_due(notice.kind, notice.at)
    notice.save(update_fields=["object_ids", "actor_ids", "actor", "count", "at", "mail_due_at"])
    return True


def untell(*, kind: str, thread: Any, actor_id: int) -> None:
    """Take back what unread notices of ``thread`` tell of one person; those that tell nothing more go."""
    type_id, pk = reference_of(thread)
    unread = Notice.objects.select_for_update().filter(
        kind=kind, thread_type_id=type_id, thread_id=pk, read_at=None
    )
    for notice in unread:
        others = [each for each in notice.actor_ids if each != actor_id]
        if not others:
            notice.delete()
        elif len(others) < len(notice.actor_ids):
            notice.actor_ids, notice.actor_id, notice.count = others, others[-1], len(others)
            notice.mailed_count = min(notice.mailed_count, notice.count)
            notice.save(update_fields=["actor_ids", "actor", "count", "mailed_count"])


def settle(obj: Any, *kinds: str, actor_id: int | None = None) -> None:
    """Nobody need look at ``obj`` any more, since somebody has decided.

    Unread notices of ``kinds`` tell of it no longer; one that tells of nothing else counts as read, and no
    mail comes. ``actor_id`` is whose it was, where each of them is told of once.
    """
    type_id, pk = reference_of(obj)
    thread_type_id, thread_id = reference_of(subject_of(type(obj)).thread(obj))
    unread = Notice.objects.select_for_update().filter(
        kind__in=kinds, object_type_id=type_id, thread_type_id=thread_type_id, thread_id=thread_id,
        read_at=None,
    )  # fmt: skip
    for notice in unread.order_by("pk"):
        if pk in notice.object_ids:
            _take_out(notice, pk, actor_id)
            hint(f"user:{notice.recipient_id}")


def _take_out(notice: Notice, pk: int, actor_id: int | None) -> None:
    if notice.object_ids == [pk]:
        notice.read_at, notice.mail_due_at = timezone.now(), None
        notice.save(update_fields=["read_at", "mail_due_at"])
        return
    was_mailed = pk not in notice.unmailed_ids
    notice.object_ids = [each for each in notice.object_ids if each != pk]
    notice.object_id = notice.object_ids[0]
    notice.actor_ids = [each for each in notice.actor_ids if each != actor_id]
    notice.actor_id = notice.actor_ids[-1] if notice.actor_ids else None
    notice.count -= 1
    notice.mailed_count = min(max(notice.mailed_count - was_mailed, 0), notice.count)
    if notice.mailed_count == notice.count:
        notice.mail_due_at = None
    notice.save(
        update_fields=[
            "object_ids", "object_id", "actor_ids", "actor", "count", "mailed_count", "mail_due_at"
        ]
    )  # fmt: skip


def tell_sources(result: Any, actor_id: int | None, *, also: Iterable[int] = ()) -> None:
    """Tell the people of what ``result`` was made from, and ``also`` others, that something came of it.

    Each of them hears once. Open pages of the sources are hinted at, since they show what came of them.
    """
    people = set(also)
    links = Link.objects.filter(to_type=content_type(result), to_id=result.pk)
    for source in load(links.values_list("from_type", "from_id"), lambda _model: ()).values():
        people.update(material_of(source).contributor_ids, kind_of(source).also_told(source))
        hint(reference(source))
    users = User.objects.select_related("profile")
    actor = users.get(pk=actor_id) if actor_id is not None else None
    for user in users.in_bulk(people - {actor_id}).values():
        notify(recipient=user, kind=NoticeKind.CARRIED, obj=result, actor=actor, space=result.space)
