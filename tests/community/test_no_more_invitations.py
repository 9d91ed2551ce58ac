"""One click in the mail, or by the mail program itself, and a space invites an address no more."""

import pytest
from django.core import mail
from django.test import Client

from community.models import InvitationRefusal
from tests.community.inviting import invite, link_of


@pytest.fixture
def invitation(space, administrator):
    return invite(administrator, space, "guest@example.net")


@pytest.mark.parametrize("browser", [Client(), Client(enforce_csrf_checks=True)])
def test_one_click_stops_further_invitations_also_by_the_mail_program(browser, invitation):
    link_of(invitation)
    path = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")

    looked = browser.get(path)
    before = InvitationRefusal.objects.count()
    done = browser.post(path, {"List-Unsubscribe": "One-Click"})

    assert (looked.status_code, before) == (200, 0)
    assert done.status_code == 200
    assert InvitationRefusal.objects.count() == 1
    invitation.refresh_from_db()
    assert invitation.declined_at is not None


@pytest.mark.parametrize("signed", ["nothing", "1:x:y"])
def test_a_forged_no_changes_nothing(signed, invitation):
    assert Client().post(f"/invitations/refuse/{signed}/").status_code == 404

    assert not InvitationRefusal.objects.exists()
