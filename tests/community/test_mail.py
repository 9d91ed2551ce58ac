"""Notices by mail: once, only while they may be seen, without private words in the subject."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from community.choices import NoticeKind
from community.models import Membership, Notice
from community.notices import notify
from community.operations.notices import claim_for_mail, give_back, read_notices
from community.tasks import mail_notice
from portal.choices import Audience, JoinPolicy, Visibility
from portal.operations import SYSTEM, AccessDeniedError
from tests.factories import CircleFactory, CircleMemberFactory
from tests.factories_forums import BoardFactory, QuestionFactory


@pytest.fixture
def question(everywhere, space, member):
    return QuestionFactory(board=BoardFactory(space=space), author=member, title="How do you <begin>?")


@pytest.fixture
def notice(question, member, colleague):
    return notify(recipient=member, kind=NoticeKind.ANSWER, obj=question, actor=colleague)


def send(notice):
    mail_notice.func(notice.pk)
    notice.refresh_from_db()


def test_the_mail_says_what_happened_and_leads_there(notice, question, member, settings):
    send(notice)

    (message,) = mail.outbox
    html = message.alternatives[0].content
    link = f"http://testserver{question.get_absolute_url()}"
    assert (message.to, message.subject) == ([member.email], "An answer to your question · Baltic ILP")
    assert message.body.splitlines()[0] == "Hello Mara Member,"
    assert "Carl Colleague answered your question “How do you <begin>?”." in message.body.splitlines()
    assert {link, "http://testserver/me/settings/"} <= set(message.body.splitlines())
    assert (html.count(link), html.count("How do you &lt;begin&gt;?")) == (1, 1)
    assert notice.mailed_at is not None


def test_a_task_that_runs_twice_sends_once(notice):
    send(notice)
    send(notice)

    assert len(mail.outbox) == 1


@pytest.mark.parametrize("state", ["read", "unwanted", "closed", "deleted"])
def test_no_mail_when_nobody_needs_it(state, notice, member):
    if state == "read":
        read_notices(actor=member)
    elif state == "unwanted":
        member.profile.wants_mail = False
        member.profile.save()
    elif state == "closed":
        member.is_active = False
        member.save()
    else:
        Notice.objects.all().delete()

    mail_notice.func(notice.pk)

    assert mail.outbox == []


def test_no_mail_of_what_the_recipient_may_not_see_any_more(question, colleague, member):
    question.audience = Audience.SPACE
    question.save()
    notice = notify(recipient=colleague, kind=NoticeKind.MENTION, obj=question, actor=member)
    Membership.objects.filter(user=colleague).delete()

    send(notice)

    assert mail.outbox == []


def test_the_subject_names_no_hidden_space(hidden_space, insider, everywhere):
    notice = notify(recipient=insider, kind=NoticeKind.LET_IN, obj=hidden_space)

    send(notice)

    assert mail.outbox[0].subject == "You were let in"


def test_the_subject_names_no_space_of_what_is_for_few_people(question, colleague):
    circle = CircleFactory(space=question.space)
    CircleMemberFactory(circle=circle, user=colleague)
    question.audience, question.circle = Audience.PARTIES, circle
    question.save()
    notice = notify(recipient=colleague, kind=NoticeKind.MENTION, obj=question)

    send(notice)

    assert mail.outbox[0].subject == "Somebody mentioned you"


def test_a_worker_killed_before_it_sent_does_not_take_the_mail_with_it(notice):
    claim_for_mail(actor=SYSTEM, notice_id=notice.pk)
    Notice.objects.update(mail_claimed_at=timezone.now() - timedelta(minutes=1))

    send(notice)

    assert len(mail.outbox) == 1
    assert notice.mailed_at is not None


def test_while_one_worker_sends_another_waits_and_tries_later(notice):
    claim_for_mail(actor=SYSTEM, notice_id=notice.pk)

    send(notice)

    retry = DBTaskResult.objects.latest("enqueued_at")
    assert (mail.outbox, notice.mailed_at) == ([], None)
    assert retry.args_kwargs == {"args": [notice.pk], "kwargs": {"attempt": 2}}


def test_a_mail_server_that_fails_is_tried_again_later(notice, monkeypatch):
    def fail(self, messages):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    send(notice)
    unsent = notice.mailed_at
    monkeypatch.undo()
    send(notice)

    retry = DBTaskResult.objects.latest("enqueued_at")
    assert unsent is None
    assert retry.args_kwargs == {"args": [notice.pk], "kwargs": {"attempt": 2}}
    assert len(mail.outbox) == 1


def test_only_the_platform_takes_notices_to_the_post(notice, member):
    with pytest.raises(AccessDeniedError):
        claim_for_mail(actor=member, notice_id=notice.pk)
    with pytest.raises(AccessDeniedError):
        give_back(actor=member, notice_id=notice.pk)

    notice.refresh_from_db()
    assert notice.mailed_at is None


def test_a_notice_that_waits_for_the_mail_follows_the_visibility_of_its_space(space, stranger, everywhere):
    notice = notify(recipient=stranger, kind=NoticeKind.TURNED_DOWN, obj=space)
    space.visibility, space.join_policy = Visibility.HIDDEN, JoinPolicy.INVITATION
    space.save()

    send(notice)

    assert mail.outbox == []
