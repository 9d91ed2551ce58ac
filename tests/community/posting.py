"""Helpers for tests of notices by mail."""

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from community.mailing.at_once import mail_due_notices
from community.models import Notice
from portal.post import PostOffice


def send_due() -> None:
    """The moment of every mail has come, and the post room looks."""
    Notice.objects.exclude(mail_due_at=None).update(mail_due_at=timezone.now())
    with PostOffice() as office:
        mail_due_notices(office)


def send(notice: Notice) -> None:
    send_due()
    notice.refresh_from_db()


def html_of(message: EmailMultiAlternatives) -> str:
    return str(message.alternatives[0].content)
