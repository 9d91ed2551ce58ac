"""Mail about accounts: our look, our words, and a plain word when it cannot be sent."""

import pytest
from allauth.account.adapter import get_adapter
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.template.loader import get_template

PREFIXES = [
    "account/email/account_already_exists", "account/email/email_changed", "account/email/email_confirm",
    "account/email/email_confirmation", "account/email/email_confirmation_signup",
    "account/email/email_deleted", "account/email/login_code", "account/email/password_changed",
    "account/email/password_reset", "account/email/password_reset_key", "account/email/password_set",
    "account/email/unknown_account", "mfa/email/recovery_codes_generated", "mfa/email/totp_activated",
    "mfa/email/totp_deactivated", "mfa/email/webauthn_added", "mfa/email/webauthn_removed",
    "socialaccount/email/account_connected", "socialaccount/email/account_disconnected",
]  # fmt: skip


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_mail_about_an_account_has_our_words_and_both_parts(prefix, member, rf, settings):
    words = {"user": member, "code": "ABCD-EFGH", "ip": "127.0.0.1", "provider": "School"}

    get_adapter().send_mail(prefix, member.email, words)

    (message,) = mail.outbox
    html = message.alternatives[0].content
    for template in (f"{prefix}_subject.txt", f"{prefix}_message.txt"):
        assert str(settings.BASE_DIR) in get_template(template).origin.name
    assert message.body.rstrip().endswith("Guildhall\ntestserver")
    assert ("m-card" in html, f"<title>{message.subject}</title>" in html) == (True, True)
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_code_stands_large_and_an_address_is_a_button(member):
    get_adapter().send_mail("account/email/login_code", member.email, {"code": "ABCD-EFGH"})
    get_adapter().send_mail(
        "account/email/password_reset_key", member.email, {"password_reset_url": "http://testserver/x/"}
    )

    code, reset = (message.alternatives[0].content for message in mail.outbox)
    assert code.count('class="m-code"') == 1
    assert reset.count('<a href="http://testserver/x/" class="m-button"') == 1


def test_mail_about_an_account_is_in_the_language_of_its_person(member, settings):
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    member.language = "de"

    get_adapter().send_mail("account/email/password_changed", member.email, {"user": member})

    assert '<html lang="de">' in mail.outbox[0].alternatives[0].content


def test_a_mail_server_that_is_away_is_said_on_the_page(client, known, monkeypatch):
    def fail(self, messages):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    answer = client.post("/accounts/login/code/", {"email": known.email}, follow=True)

    assert answer.status_code == 200
    assert "We could not send the mail just now." in answer.content.decode()
