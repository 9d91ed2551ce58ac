"""Notices whose moment has come, by mail: each once, and only what its reader may see when it is sent."""

import logging
from datetime import datetime
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from community.blocking import silences
from community.choices import Delivery
from community.mailing.letters import notice_letter
from community.models import Notice
from community.notice_groups import group_of
from community.noticeboard import show
from community.operations.notices import claim_for_mail, give_back, mark_mailed, put_off, try_later
from community.operations.wishes import refuse_address
from community.selectors.wishes import Wishes, wishes_of
from community.subjects import load, subject_of
from portal.locality import in_locality_of
from portal.operations import SYSTEM
from portal.post import AddressRefusedError, MailRefusedError, NotNowError, PostOffice, ServerAwayError
from portal.tenancy import Scope, SpaceSet, enter

logger = logging.getLogger(__name__)

SLICE = 100


def mail_due_notices(office: PostOffice) -> int:
    """Send what is due, oldest first; returns how many mails were taken. Runs under ``all_spaces``.

    Raises:
        ServerAwayError: the mail server cannot be reached; what is left stays due.
    """
    sent, passed = 0, 0
    now = timezone.now()
    while due := _due(now, after=passed):
        passed = due[-1].pk
        wishes = wishes_of(notice.recipient for notice in due)
        moments = {notice.pk: _moment(notice, wishes[notice.recipient_id]) for notice in due}
        put_off(actor=SYSTEM, moments={pk: when for pk, (is_now, when) in moments.items() if not is_now})
        for notice in due:
            if moments[notice.pk][0]:
                sent += mail_notice(notice.pk, office)
    return sent


def _due(now: datetime, *, after: int) -> list[Notice]:
    due = Notice.objects.filter(mail_due_at__lte=now, read_at=None, recipient__is_active=True, pk__gt=after)
    return list(due.select_related("recipient").order_by("pk")[:SLICE])


def _moment(notice: Notice, wishes: Wishes) -> tuple[bool, datetime | None]:
    """Whether to send now, and if not, when: None when this notice comes in a digest or not by mail."""
    delivery = wishes.delivery(group_of(notice.kind), notice.space_id)
    if not wishes.takes_mail or delivery != Delivery.AT_ONCE:
        return False, None
    ends = wishes.quiet_ends(notice.recipient, timezone.now())
    return ends is None, ends


def mail_notice(notice_id: int, office: PostOffice) -> bool:
    """Send one notice; whether the server took a mail.

    A worker killed before the server has the mail sends it later; one killed in the moment after may send it
    twice, which is the lesser evil, and both have the same ``Message-ID``.
    """
    notice = claim_for_mail(actor=SYSTEM, notice_id=notice_id)
    if notice is None:
        return False
    try:
        mail = letter_for(notice)
        if mail is not None:
            office.hand_over(mail)
    except ServerAwayError:
        give_back(actor=SYSTEM, notice=notice)
        raise
    except AddressRefusedError as refusal:
        mark_mailed(actor=SYSTEM, notice=notice)
        _refused(notice, str(refusal))
        return False
    except MailRefusedError:
        logger.exception("mail_refused", extra={"notice_id": notice_id})
        mark_mailed(actor=SYSTEM, notice=notice)
        return False
    except NotNowError:
        try_later(actor=SYSTEM, notice=notice)
        return False
    except Exception:  # one mail that cannot be made must not keep all others from being sent
        logger.exception("mail_not_made", extra={"notice_id": notice_id})
        try_later(actor=SYSTEM, notice=notice)
        return False
    mark_mailed(actor=SYSTEM, notice=notice)
    return mail is not None


def letter_for(notice: Notice) -> EmailMultiAlternatives | None:
    """The mail in the recipient's language, of what they may see now; None when that is nothing."""
    reader = notice.recipient
    with in_locality_of(reader), enter(Scope(reads=SpaceSet.readable_by(reader))):
        shown = show([notice], reader)[0]
        if shown.is_gone or is_silenced(notice, reader) or is_late(notice):
            return None
        return notice_letter(notice, shown)


def is_late(notice: Notice) -> bool:
    """Whether what ``notice`` tells of was over before its mail could go, be it for quiet hours."""
    about = (notice.object_type_id, notice.object_id)
    obj = load([about]).get(about)
    return obj is not None and subject_of(type(obj)).is_late(obj, notice.kind)


def is_silenced(notice: Notice, reader: Any) -> bool:
    """Whether ``reader`` has blocked everybody of whom ``notice`` tells, maybe after it was written."""
    about = (notice.object_type_id, notice.object_id)
    return silences(reader, notice.kind, notice.actor_ids, lambda: load([about]).get(about))


def _refused(notice: Notice, reason: str) -> None:
    logger.warning("address_refused", extra={"user_id": notice.recipient_id})
    refuse_address(actor=SYSTEM, person=notice.recipient, reason=reason)
