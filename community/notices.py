"""The one way to tell somebody something: called in ``@within`` reactions of all apps."""

from typing import Any

from community.models import Notice, User
from community.subjects import reference_of, subject_of
from community.tasks import mail_notice
from portal.models import Space
from portal.operations import may
from portal.realtime import hint


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


def wants_mail(recipient: User) -> bool:
    return hasattr(recipient, "profile") and recipient.profile.wants_mail
