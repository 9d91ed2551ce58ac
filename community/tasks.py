"""Slow work for people: mail."""

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse

from community.models import Notice
from community.noticeboard import ShownNotice, show
from community.operations.notices import claim_for_mail, give_back, mark_mailed
from portal.addresses import absolute
from portal.locality import in_locality_of
from portal.mail import compose
from portal.operations import SYSTEM
from portal.tasks import background
from portal.tenancy import Scope, SpaceSet, enter


@background(queue="mail")
def mail_notice(notice_id: int) -> None:
    """Send one notice by mail, once; nothing when it was read meanwhile or may no longer be seen.

    A worker killed before the mail server has the mail sends it on the next try; one killed in the moment
    after may send it twice, which is the lesser evil.
    """
    notice = claim_for_mail(actor=SYSTEM, notice_id=notice_id)
    if notice is None or not notice.recipient.profile.wants_mail:
        return
    with in_locality_of(notice.recipient), enter(Scope(reads=SpaceSet.readable_by(notice.recipient))):
        shown = show([notice], notice.recipient)[0]
        mail = None if shown.is_gone else _compose(notice, shown)
    try:
        if mail is not None:
            mail.send()
    except OSError:  # smtplib's errors are OSErrors: the server will answer later
        give_back(actor=SYSTEM, notice_id=notice_id)
        raise
    mark_mailed(actor=SYSTEM, notice_id=notice_id)


def _compose(notice: Notice, shown: ShownNotice) -> EmailMultiAlternatives:
    subject = str(notice.get_kind_display())
    if shown.space is not None and not shown.is_private:
        subject = f"{subject} · {shown.space.name}"
    return compose(
        to=notice.recipient.email,
        reader=notice.recipient,
        subject=subject,
        template="notice",
        context={
            "notice": shown,
            "name": notice.recipient.name,
            "link": absolute(shown.url),
            "settings_link": absolute(reverse("me_settings")),
        },
    )
