"""The authenticator app: set up, asked for, replaced by a recovery code, switched off; no way round."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD

LOGIN = "/accounts/login/"
SECOND = "/accounts/2fa/authenticate/"


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture
def here(known):
    """A browser of ``known``, who has just proved who they are."""
    client = Client()
    client.post(LOGIN, {"login": known.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


@pytest.fixture
def secret(here, monkeypatch):
    """The key of the authenticator app that ``known`` has set up."""
    key = here.get(reverse("mfa_activate_totp")).context["form"].secret
    with monkeypatch.context() as patched:
        # What follows the commit belongs to the request; the test's own transaction never commits.
        patched.setattr("django.db.transaction.on_commit", lambda function, **_how: function())
        answer = here.post(reverse("mfa_activate_totp"), {"code": code_of(key)})
    assert answer.headers["Location"] == reverse("mfa_view_recovery_codes")
    from django.core.cache import cache

    cache.clear()  # a code works once; the tests are faster than the clock
    return key


def is_in(client):
    return client.get("/me/").status_code == 200


def test_setting_up_an_app_shows_the_key_as_picture_and_text_and_mails_a_note(here, secret, known):
    page = Client()
    page.post(LOGIN, {"login": known.email, "password": PASSWORD})
    html = here.get(reverse("mfa_index")).content.decode()

    assert "Switched on" in html
    assert "10 codes are left" in html
    assert sorted(Authenticator.objects.values_list("type", flat=True)) == ["recovery_codes", "totp"]
    assert [message.to for message in mail.outbox] == [[known.email]] * len(mail.outbox)
    assert len(mail.outbox) == 1


def test_the_key_is_not_kept_in_the_clear(secret):
    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))


def test_the_key_survives_a_new_secret_of_the_site(secret, known, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "changed-" + "y" * 40

    assert Authenticator.objects.get(user=known, type="totp").wrap().validate_code(code_of(secret))


def test_a_wrong_code_switches_nothing_on(here):
    here.get(reverse("mfa_activate_totp"))

    answer = here.post(reverse("mfa_activate_totp"), {"code": "000000"})

    assert list(answer.context["form"].errors) == ["code"]
    assert Authenticator.objects.count() == 0


def test_signing_in_asks_for_the_code(secret, known):
    client = Client()

    first = client.post(LOGIN, {"login": known.email, "password": PASSWORD})
    between = is_in(client)
    wrong = client.post(SECOND, {"code": "000000"})
    still = is_in(client)
    client.post(SECOND, {"code": code_of(secret)})

    assert (first.headers["Location"], between, wrong.status_code, still) == (SECOND, False, 200, False)
    assert is_in(client)


def test_a_recovery_code_works_once(secret, known, here):
    code = here.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    tries = []
    for _number in range(2):
        client = Client()
        client.post(LOGIN, {"login": known.email, "password": PASSWORD})
        client.post(SECOND, {"code": code})
        tries.append(is_in(client))

    assert tries == [True, False]


def test_recovery_codes_are_downloaded_and_made_anew(secret, here):
    first = here.get(reverse("mfa_download_recovery_codes"))
    made = here.post(reverse("mfa_generate_recovery_codes"))
    second = here.get(reverse("mfa_download_recovery_codes"))

    assert first.headers["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'
    assert made.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert set(first.content.split()) & set(second.content.split()) == set()


def test_switching_it_off_takes_the_recovery_codes_along_and_mails_a_note(secret, known, here):
    mail.outbox.clear()

    here.post(reverse("mfa_deactivate_totp"))

    client = Client()
    client.post(LOGIN, {"login": known.email, "password": PASSWORD})
    assert (Authenticator.objects.count(), is_in(client)) == (0, True)
    assert [message.to for message in mail.outbox] == [[known.email]]


def test_who_was_not_asked_lately_proves_again_before_switching_it_off(secret, known):
    client = Client()
    client.post(LOGIN, {"login": known.email, "password": PASSWORD})
    client.post(SECOND, {"code": code_of(secret)})

    answer = client.post(reverse("mfa_deactivate_totp"))

    assert answer.headers["Location"].startswith("/accounts/reauthenticate/")
    assert Authenticator.objects.filter(type="totp").count() == 1


def test_guessing_codes_is_slowed_down(secret, known, settings):
    settings.MFA_RATE_LIMITS = {}
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/5m/key"}
    client = Client()
    client.post(LOGIN, {"login": known.email, "password": PASSWORD})

    for _number in range(5):
        last = client.post(SECOND, {"code": "000000"})
    right = client.post(SECOND, {"code": code_of(secret)})

    assert "form" in (last.context or {})
    assert (right.status_code, is_in(client)) == (200, False)


# No way round -------------------------------------------------------------------------------------
def by_mailed_code(client, known):
    client.post("/accounts/login/code/", {"email": known.email})
    code = re.search(r"^([A-Z0-9-]{6,})$", mail.outbox[-1].body, re.MULTILINE)[1]
    return client.post("/accounts/login/code/confirm/", {"code": code})


def by_new_password(client, known):
    client.post("/accounts/password/reset/", {"email": known.email})
    link = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]
    form = client.get(link).headers["Location"]
    return client.post(form, {"password1": "brand-new-battery", "password2": "brand-new-battery"})


def by_login_form_without_password(client, known):
    client.post(LOGIN, {"login": known.email})
    code = re.search(r"^([A-Z0-9-]{6,})$", mail.outbox[-1].body, re.MULTILINE)[1]
    return client.post("/accounts/login/code/confirm/", {"code": code})


@pytest.mark.parametrize("way", [by_mailed_code, by_new_password, by_login_form_without_password])
def test_no_way_in_passes_by_the_second_step(way, secret, known):
    client = Client()

    way(client, known)

    assert not is_in(client)
    assert "_auth_user_id" not in client.session


PATHS = [
    "/cms/login/", "/_util/login/", "/cms/password_reset/", "/cms/password_reset/confirm/x/y/",
    "/admin/login/",
    "/accounts/2fa/webauthn/login/", "/accounts/2fa/authenticate/", "/accounts/2fa/reauthenticate/",
    "/accounts/reauthenticate/", "/accounts/3rdparty/signup/", "/accounts/login/code/confirm/",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_other_address_takes_a_password(path, secret, known):
    client = Client()
    typed = {"username": known.email, "email": known.email, "login": known.email, "password": PASSWORD}

    client.post(path, typed | {"code": code_of(secret)})

    assert "_auth_user_id" not in client.session
    assert not is_in(client)
