"""Reading notices, and claiming them for the mail."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from community.models import Notice, User
from portal.operations import Actor, OperationRefusedError, operation, require

# Longer than a mail server may take, shorter than the pause before a reaped task is tried again.
CLAIM = timedelta(seconds=40)


@operation
def read_notices(*, actor: User, notices: list[int] | None = None) -> int:
    """Mark ``notices`` of ``actor`` read, or all of them; other people's are left alone. Returns how many."""
    unread = Notice.objects.filter(recipient=actor, read_at=None)
    if notices is not None:
        unread = unread.filter(pk__in=notices)
    return unread.update(read_at=timezone.now())


@operation
def claim_for_mail(*, actor: Actor, notice_id: int) -> Notice | None:
    """The notice, claimed for the one caller who is to send it; None when there is nothing to send.

    The claim comes before the sending, since a mail server that answers slowly must not hold a lock, and it
    runs out after ``CLAIM``, since a worker that is killed between the two must not take the mail with it.

    Raises:
        OperationRefusedError: another worker holds the claim; its task or a later try will send.
    """
    require(actor, "community.mail_notices")
    notice = (
        Notice.objects.select_for_update(of=("self",))
        .select_related("recipient__profile", "actor", "space")
        .filter(pk=notice_id, mailed_at=None, read_at=None, recipient__is_active=True)
        .first()
    )
    if notice is None:
        return None
    now = timezone.now()
    if notice.mail_claimed_at is not None and notice.mail_claimed_at > now - CLAIM:
        raise OperationRefusedError(_("This mail is being sent."))
    notice.mail_claimed_at = now
    notice.save(update_fields=["mail_claimed_at"])
    return notice


@operation
def mark_mailed(*, actor: Actor, notice_id: int) -> None:
    """It was sent, or there is nothing to say any more: nobody needs to try again."""
    require(actor, "community.mail_notices")
    Notice.objects.filter(pk=notice_id).update(mailed_at=timezone.now())


@operation
def give_back(*, actor: Actor, notice_id: int) -> None:
    """Nothing was sent: the next try may."""
    require(actor, "community.mail_notices")
    Notice.objects.filter(pk=notice_id).update(mail_claimed_at=None)
