"""Hearing nothing from somebody any more, and hearing from them again."""

from django.utils import timezone
from django.utils.translation import gettext as _

from community.blocking import PERSONAL, is_official
from community.models import Notice, PersonBlock, User
from community.subjects import load
from portal.audit import record
from portal.operations import OperationRefusedError, operation, require
from portal.tenancy.scope import forget_person


@operation
def block_somebody(*, actor: User, person: User) -> PersonBlock:
    """Keep what ``person`` does from reaching ``actor``; who is blocked already stays so.

    What waits unread from them alone counts as read, and no mail tells of it.

    Raises:
        AccessDeniedError: ``actor`` does not see ``person``.
        OperationRefusedError: it is oneself.
    """
    if person.pk == actor.pk:
        raise OperationRefusedError(_("You cannot block yourself."))
    require(actor, "community.block_somebody", person)
    block, is_new = PersonBlock.objects.get_or_create(
        user=actor, blocked=person, defaults={"at": timezone.now()}
    )
    if is_new:
        _hush(actor, person)
        record(actor=actor, verb="community.block_somebody", obj=block)
        forget_person(actor.pk)
    return block


@operation
def unblock_somebody(*, actor: User, block: PersonBlock) -> None:
    """Hear from somebody again; what they did meanwhile is not told afterwards.

    Raises:
        AccessDeniedError: it is not the block of ``actor``.
    """
    require(actor, "community.unblock_somebody", block)
    record(actor=actor, verb="community.unblock_somebody", obj=block)
    PersonBlock.objects.filter(pk=block.pk).delete()
    forget_person(actor.pk)


def _hush(reader: User, person: User) -> None:
    """Take ``person`` out of what waits for ``reader``; what is left of nobody else has been read."""
    waiting = Notice.objects.select_for_update().filter(recipient=reader, read_at=None, kind__in=PERSONAL)
    theirs = [notice for notice in waiting if person.pk in notice.actor_ids]
    objects = load((notice.object_type_id, notice.object_id) for notice in theirs)
    for notice in theirs:
        if is_official(objects.get((notice.object_type_id, notice.object_id))):
            continue
        notice.actor_ids = [pk for pk in notice.actor_ids if pk != person.pk]
        if notice.actor_ids:
            notice.actor_id = notice.actor_ids[-1]
        else:
            notice.actor_ids = [person.pk]
            notice.read_at, notice.mail_due_at = timezone.now(), None
        notice.save(update_fields=["actor_ids", "actor", "read_at", "mail_due_at"])
