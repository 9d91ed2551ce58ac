"""Notices are mailed once: with workers that die, servers that are away and mails that cannot be made."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from community.choices import NoticeKind
from community.models import Notice
from community.notices import notify
from community.operations.notices import claim_for_mail, give_back, mark_mailed
from portal.operations import SYSTEM, AccessDeniedError
from portal.post import ServerAwayError
from tests.community.posting import send
from tests.factories_forums import answer


def test_a_worker_killed_before_it_sent_does_not_take_the_mail_with_it(notice):
    Notice.objects.update(mail_due_at=timezone.now())
    claim_for_mail(actor=SYSTEM, notice_id=notice.pk)
    Notice.objects.update(mail_claimed_at=timezone.now() - timedelta(minutes=2))

    send(notice)

    assert len(mail.outbox) == 1
    assert notice.mailed_at is not None


def test_while_one_worker_sends_another_leaves_it_alone(notice):
    Notice.objects.update(mail_due_at=timezone.now())
    claim_for_mail(actor=SYSTEM, notice_id=notice.pk)

    send(notice)

    assert (mail.outbox, notice.mailed_at) == ([], None)
    assert notice.mail_due_at is not None


def test_what_is_added_while_a_mail_is_sent_comes_in_the_next(question, notice, moderator, member):
    Notice.objects.update(mail_due_at=timezone.now())
    claimed = claim_for_mail(actor=SYSTEM, notice_id=notice.pk)
    post = answer(question, moderator, "Meanwhile.")
    notify(recipient=member, kind=NoticeKind.ANSWER, obj=post, actor=moderator)
    mark_mailed(actor=SYSTEM, notice=claimed)

    notice.refresh_from_db()
    assert (notice.count, notice.mailed_count) == (2, 1)
    assert notice.mail_due_at > timezone.now()


def test_a_mail_server_that_is_away_is_tried_again(notice, monkeypatch):
    def fail(self, messages):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    with pytest.raises(ServerAwayError):
        send(notice)
    notice.refresh_from_db()
    unsent = (notice.mailed_at, notice.mail_claimed_at)
    monkeypatch.undo()
    send(notice)

    assert unsent == (None, None)
    assert len(mail.outbox) == 1


def test_a_mail_that_cannot_be_made_does_not_keep_others_from_being_sent(
    notice, space, colleague, monkeypatch
):
    from community.mailing import at_once

    other = notify(recipient=colleague, kind=NoticeKind.LET_IN, obj=space)
    whole = at_once.letter_for

    def broken(each):
        if each.pk == notice.pk:
            raise RuntimeError
        return whole(each)

    monkeypatch.setattr(at_once, "letter_for", broken)
    send(other)

    notice.refresh_from_db()
    assert [message.to for message in mail.outbox] == [[colleague.email]]
    assert (notice.mail_tries, notice.mailed_at) == (1, None)


def test_only_the_platform_takes_notices_to_the_post(notice, member):
    with pytest.raises(AccessDeniedError):
        claim_for_mail(actor=member, notice_id=notice.pk)
    with pytest.raises(AccessDeniedError):
        give_back(actor=member, notice=notice)
    with pytest.raises(AccessDeniedError):
        mark_mailed(actor=member, notice=notice)

    notice.refresh_from_db()
    assert notice.mailed_at is None
