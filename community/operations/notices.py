"""Reading notices, and claiming them for the mail."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from community.models import Notice, User
from community.notice_groups import mail_due
from portal.operations import Actor, operation, require
from portal.post import pause_after

# Longer than a mail server may take, so that a slow one does not make a second worker send the same.
CLAIM = timedelta(seconds=90)
# With growing pauses more than eight hours; then it waits for a digest, or for its reader.
MOST_TRIES = 20


@operation
def read_notices(*, actor: User, notices: list[int] | None = None) -> int:
    """Mark ``notices`` of ``actor`` read, or all of them; other people's are left alone. Returns how many."""
    unread = Notice.objects.filter(recipient=actor, read_at=None)
    if notices is not None:
        unread = unread.filter(pk__in=notices)
    return unread.update(read_at=timezone.now(), mail_due_at=None)


@operation
def claim_for_mail(*, actor: Actor, notice_id: int) -> Notice | None:
    """The notice, claimed for the one caller who is to send it; None when it is no longer due.

    The claim comes before the sending, since a mail server that answers slowly must not hold a lock, and it
    runs out after ``CLAIM``, since a worker that is killed between the two must not take the mail with it.
    """
    require(actor, "community.mail_notices")
    now = timezone.now()
    notice = (
        Notice.objects.select_for_update(of=("self",))
        .select_related("recipient", "actor", "space")
        .filter(pk=notice_id, mail_due_at__lte=now, read_at=None, recipient__is_active=True)
        .first()
    )
    if notice is None or (notice.mail_claimed_at is not None and notice.mail_claimed_at > now - CLAIM):
        return None
    notice.mail_claimed_at = now
    notice.save(update_fields=["mail_claimed_at"])
    return notice


@operation
def mark_mailed(*, actor: Actor, notice: Notice) -> None:
    """What ``notice`` told when it was claimed was sent, or could not be seen any more.

    What was added meanwhile is mailed in its turn; what was taken out of it meanwhile is not counted.
    """
    require(actor, "community.mail_notices")
    now = timezone.now()
    row = Notice.objects.select_for_update().filter(pk=notice.pk).first()
    if row is None:
        return
    row.mailed_count, row.mailed_at = min(notice.count, row.count), now
    row.mail_claimed_at, row.mail_tries = None, 0
    is_more = row.count > row.mailed_count and row.read_at is None
    row.mail_due_at = mail_due(row.kind, now) if is_more else None
    row.save(update_fields=["mailed_count", "mailed_at", "mail_claimed_at", "mail_tries", "mail_due_at"])


@operation
def give_back(*, actor: Actor, notice: Notice) -> None:
    """Nothing was sent, and it was not for this mail's sake: the next try may, as soon as there is one."""
    require(actor, "community.mail_notices")
    Notice.objects.filter(pk=notice.pk).update(mail_claimed_at=None)


@operation
def try_later(*, actor: Actor, notice: Notice) -> None:
    """The server did not take this one mail now; after ``MOST_TRIES`` it is left for a digest."""
    require(actor, "community.mail_notices")
    tries = notice.mail_tries + 1
    due = timezone.now() + pause_after(tries) if tries < MOST_TRIES else None
    Notice.objects.filter(pk=notice.pk).update(mail_claimed_at=None, mail_tries=tries, mail_due_at=due)


@operation
def put_off(*, actor: Actor, moments: Mapping[int, datetime | None]) -> None:
    """Mail the notices with these ids at other moments; None leaves them to the page and the digests."""
    require(actor, "community.mail_notices")
    for notice_id, moment in moments.items():
        Notice.objects.filter(pk=notice_id, mail_claimed_at=None).update(mail_due_at=moment)
