"""The one way to tell somebody something: called in ``@within`` reactions of all apps."""

from collections.abc import Iterable
from typing import Any

from community.choices import NoticeKind
from community.models import Notice, User
from community.subjects import reference_of, subject_of
from community.tasks import mail_notice
from portal.lineage import content_type, material_of, reference
from portal.models import Link, Space
from portal.operations import may
from portal.realtime import hint
from portal.references import load


def notify(
    *, recipient: User, kind: str, obj: Any, actor: User | None = None, space: Space | None = None
) -> Notice | None:
    """Tell ``recipient`` about ``obj``, on the page at once and by mail soon; None if there is nothing.

    Nobody hears of what they did themselves, of what they may not see, or of the same thing twice before
    they have read it. Runs inside the transaction of the event: notice, hint and mail task stand or fall
    with it.
    """
    if actor is not None and actor.pk == recipient.pk:
        return None
    if not recipient.is_active or not may(recipient, subject_of(type(obj)).permission, obj):
        return None
    type_id, object_id = reference_of(obj)
    notice, made = Notice.objects.get_or_create(
        recipient=recipient,
        kind=kind,
        object_type_id=type_id,
        object_id=object_id,
        actor=actor,
        read_at=None,
        defaults={"space": space or getattr(obj, "space", None)},
    )
    if made:
        hint(f"user:{recipient.pk}")
        if wants_mail(recipient):
            mail_notice.enqueue(notice.pk)
    return notice


def tell_sources(result: Any, actor_id: int | None, *, also: Iterable[int] = ()) -> None:
    """Tell the people of what ``result`` was made from, and ``also`` others, that something came of it.

    Each of them hears once. Open pages of the sources are hinted at, since they show what came of them.
    """
    people = set(also)
    links = Link.objects.filter(to_type=content_type(result), to_id=result.pk)
    for source in load(links.values_list("from_type", "from_id"), lambda _model: ()).values():
        people.update(material_of(source).contributor_ids)
        hint(reference(source))
    users = User.objects.select_related("profile")
    actor = users.get(pk=actor_id) if actor_id is not None else None
    for user in users.in_bulk(people - {actor_id}).values():
        notify(recipient=user, kind=NoticeKind.CARRIED, obj=result, actor=actor, space=result.space)


def wants_mail(recipient: User) -> bool:
    return hasattr(recipient, "profile") and recipient.profile.wants_mail
