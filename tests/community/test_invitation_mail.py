"""Invitations by mail: none lost, none doubled, and nothing that gives a space or a link away."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from community.invitation_tasks import mail_invitation
from community.models import Invitation
from community.operations.invitation_mail import claim_invitation, give_invitation_back
from community.operations.invitations import withdraw_invitation
from community.selectors import token_hash
from portal.choices import Role
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from tests.community.inviting import invite, link_of
from tests.factories import UserFactory, join

EMAIL = "guest@example.net"


@pytest.fixture
def invitation(space, administrator):
    return invite(administrator, space, EMAIL, welcome="We look forward <to you>.", role=Role.MODERATOR)


@pytest.fixture
def no_server(monkeypatch):
    """A mail server that is away until the fixture's value is called."""

    def fail(self, messages):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    return monkeypatch.undo


def fresh(invitation):
    invitation.refresh_from_db()
    return invitation


def test_the_mail_says_who_invites_where_and_as_what(invitation):
    link = link_of(invitation)

    (message,) = mail.outbox
    html = message.alternatives[0].content
    assert (message.to, message.subject) == ([EMAIL], "You are invited · Baltic ILP")
    assert "Ada Administrator invites you to “Baltic ILP”" in message.body
    assert ("Moderator" in message.body, "We look forward <to you>." in message.body) == (True, True)
    assert (html.count(link), "We look forward &lt;to you&gt;." in html) == (1, True)
    assert invitation.mailed_at is not None
    assert invitation.token_hash == token_hash(link.split("/")[2])


def test_the_mail_program_can_say_no_by_itself(invitation):
    link_of(invitation)

    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Unsubscribe"].startswith("<http://testserver/invitations/refuse/")
    assert headers["List-Unsubscribe"].strip("<>") in mail.outbox[0].body


def test_the_subject_names_no_hidden_space(hidden_space):
    boss = UserFactory()
    join(boss, hidden_space, Role.ADMINISTRATOR)

    link_of(invite(boss, hidden_space, EMAIL))

    assert mail.outbox[0].subject == "You are invited to a space on Guildhall"


def test_a_task_that_runs_twice_sends_once(invitation):
    mail_invitation.func(invitation.pk)
    mail_invitation.func(invitation.pk)

    assert len(mail.outbox) == 1


def test_no_token_is_kept_anywhere(invitation):
    token = link_of(invitation).split("/")[2]

    kept = [str(row) for model in (Invitation, DBTaskResult) for row in model.objects.values()]
    assert [row for row in kept if token in row] == []


@pytest.mark.parametrize("state", ["withdrawn", "run out", "archived", "inviter gone"])
def test_no_mail_of_an_invitation_that_does_not_stand(state, invitation, space, administrator, everywhere):
    if state == "withdrawn":
        withdraw_invitation(actor=administrator, invitation=invitation)
    elif state == "run out":
        Invitation.objects.update(expires_at=timezone.now())
    elif state == "archived":
        space.archived_at = timezone.now()
        space.save()
    else:
        administrator.memberships.all().delete()

    mail_invitation.func(invitation.pk)

    assert mail.outbox == []
    assert fresh(invitation).token_hash is None


def test_an_hour_without_mail_server_loses_and_doubles_nothing(invitation, no_server):
    """Each failed try leaves one later task; when the server is back one mail goes out."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        tries = 0
        until = timezone.now() + timedelta(hours=1)
        while timezone.now() < until:
            mail_invitation.func(invitation.pk)
            tries += 1
            later = DBTaskResult.objects.latest("enqueued_at", "run_after").run_after
            assert DBTaskResult.objects.count() == tries + 1
            clock.move_to(later)
        no_server()
        mail_invitation.func(invitation.pk)
        mail_invitation.func(invitation.pk)

    assert len(mail.outbox) == 1
    assert (fresh(invitation).mail_attempts, invitation.mail_failed_at) == (tries + 1, None)


def test_after_a_day_without_mail_server_it_has_failed(invitation, no_server):
    Invitation.objects.update(asked_at=timezone.now() - timedelta(days=1, minutes=1))
    before = DBTaskResult.objects.count()

    mail_invitation.func(invitation.pk)

    assert fresh(invitation).mail_failed_at is not None
    assert DBTaskResult.objects.count() == before


@pytest.mark.parametrize(
    ("error", "is_hopeless"),
    [
        (smtplib.SMTPRecipientsRefused({EMAIL: (550, b"no")}), True),
        (smtplib.SMTPRecipientsRefused({EMAIL: (451, b"no")}), False),
        (smtplib.SMTPDataError(554, b"no"), True),
        (ValueError("no address that a mail can have"), True),
    ],
)
def test_a_mail_that_the_server_refuses_for_good_is_not_tried_again(
    error, is_hopeless, invitation, monkeypatch
):
    def refuse(self, messages):
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    before = DBTaskResult.objects.count()

    mail_invitation.func(invitation.pk)

    assert (fresh(invitation).mail_failed_at is not None) == is_hopeless
    assert DBTaskResult.objects.count() == before + (not is_hopeless)


def test_while_one_worker_sends_another_waits(invitation):
    claim_invitation(actor=SYSTEM, invitation_id=invitation.pk)

    with pytest.raises(OperationRefusedError):
        claim_invitation(actor=SYSTEM, invitation_id=invitation.pk)

    assert fresh(invitation).mail_attempts == 1


def test_a_worker_killed_before_it_sent_does_not_take_the_mail_with_it(invitation):
    claim_invitation(actor=SYSTEM, invitation_id=invitation.pk)
    Invitation.objects.update(mail_claimed_at=timezone.now() - timedelta(minutes=1))

    mail_invitation.func(invitation.pk)

    assert len(mail.outbox) == 1


def test_who_was_asked_for_another_mail_meanwhile_is_not_given_back(invitation):
    claimed, _token = claim_invitation(actor=SYSTEM, invitation_id=invitation.pk)
    Invitation.objects.update(token_hash=None, mail_claimed_at=None)

    give_invitation_back(actor=SYSTEM, invitation=claimed, is_hopeless=True)

    assert fresh(invitation).mail_failed_at is None


def test_only_the_platform_takes_invitations_to_the_post(invitation, administrator):
    with pytest.raises(AccessDeniedError):
        claim_invitation(actor=administrator, invitation_id=invitation.pk)

    assert fresh(invitation).token_hash is None
