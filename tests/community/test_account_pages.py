"""The account's own pages: which there are, what they change, and for whom."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.urls import reverse

from community.devices import device_words
from community.models import User
from portal.realtime import standing_key
from tests.factories import PASSWORD

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.5 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 "
    "Safari/537.36 Edg/140.0.0.0"
)


@pytest.fixture
def sign_in(known):
    """A new browser in which ``known`` has signed in by password just now."""

    def browser(user_agent: str = FIREFOX) -> Client:
        client = Client(headers={"user-agent": user_agent})
        client.post("/accounts/login/", {"login": known.email, "password": PASSWORD})
        client.post("/accounts/reauthenticate/", {"password": PASSWORD})
        return client

    return browser


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox on Windows"),
        (IPHONE, "Safari on iPhone"),
        (EDGE, "Edge on Windows"),
        ("curl/8.5.0", "A browser that does not say what it is"),
        ("", "A browser that does not say what it is"),
    ],
)
def test_a_device_is_named_in_plain_words(agent, words):
    assert device_words(agent) == words


PAGES = [
    "account_email", "account_change_password", "mfa_index", "mfa_activate_totp", "mfa_add_webauthn",
    "mfa_list_webauthn", "usersessions_list", "socialaccount_connections", "me_locality", "me_settings",
]  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_each_page_of_the_account_is_ours_and_leads_to_the_others(name, sign_in):
    answer = sign_in().get(reverse(name))

    html = answer.content.decode()
    assert answer.status_code == 200
    assert html.count("<h1") == 1
    assert 'class="side-nav"' in html
    assert len(re.findall(r'class="side-nav__link"[^>]*aria-current', html)) == (
        0 if name == "socialaccount_connections" else 1
    )


@pytest.mark.parametrize("name", PAGES)
def test_visitors_sign_in_first(name, db):
    answer = Client().get(reverse(name))

    assert answer.status_code in {302, 303}
    assert answer.headers["Location"].startswith("/accounts/login/")


ENTRANCES = [
    "account_login", "account_signup", "account_signup_by_passkey", "account_reset_password",
    "account_request_login_code", "account_reset_password_done", "account_reset_password_from_key_done",
    "account_inactive", "socialaccount_login_error", "socialaccount_login_cancelled",
]  # fmt: skip


@pytest.mark.parametrize("name", ENTRANCES)
def test_each_way_in_has_our_look(name, db):
    answer = Client().get(reverse(name))

    html = answer.content.decode()
    assert answer.status_code in {200, 401}
    assert (html.count("<h1"), 'class="sheet"' in html) == (1, True)


# Sessions -----------------------------------------------------------------------------------------
def test_the_list_names_devices_and_ends_one_with_its_sockets(sign_in, known, hints):
    here, there = sign_in(FIREFOX), sign_in(IPHONE)
    far = UserSession.objects.get(user=known, user_agent=IPHONE)

    listed = here.get("/accounts/sessions/").content.decode()
    answer = here.post(reverse("me_session_end", args=[far.pk]))

    assert ("Firefox on Windows" in listed, "Safari on iPhone" in listed) == (True, True)
    assert [answer.status_code, answer.headers["Location"]] == [303, "/accounts/sessions/"]
    assert (here.get("/me/").status_code, there.get("/me/").status_code) == (200, 303)
    assert hints()[-1] == standing_key(known.pk)


def test_all_others_are_ended_at_once(sign_in, known, hints):
    here, *others = sign_in(), sign_in(IPHONE), sign_in(EDGE)

    here.post("/accounts/sessions/")

    assert [client.get("/me/").status_code for client in (here, *others)] == [200, 303, 303]
    assert UserSession.objects.filter(user=known).count() == 1
    assert hints()[-1] == standing_key(known.pk)


def test_nobody_ends_somebody_elses_session_nor_their_own_last_one(sign_in, known, rival, signed_in):
    here = sign_in()
    own = UserSession.objects.get(user=known)

    foreign = signed_in(rival).post(reverse("me_session_end", args=[own.pk]))
    current = here.post(reverse("me_session_end", args=[own.pk]))

    assert (foreign.status_code, current.status_code) == (404, 404)
    assert here.get("/me/").status_code == 200


# Language and time --------------------------------------------------------------------------------
def test_language_and_time_zone_are_chosen(sign_in, known):
    answer = sign_in().post("/me/settings/language/", {"language": "en", "time_zone": "Europe/Vilnius"})

    known.refresh_from_db()
    assert answer.status_code == 303
    assert (known.language, known.time_zone) == ("en", "Europe/Vilnius")


@pytest.mark.parametrize(
    ("field", "value"), [("language", "xx"), ("time_zone", "Europe/Atlantis"), ("time_zone", "../etc")]
)
def test_what_is_no_language_or_zone_changes_nothing(field, value, sign_in, known):
    answer = sign_in().post("/me/settings/language/", {"language": "", "time_zone": "", field: value})

    known.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert (known.language, known.time_zone) == ("", "")


# The address --------------------------------------------------------------------------------------
def test_a_new_address_counts_when_it_is_confirmed_and_the_old_one_gets_a_note(sign_in, known):
    client = sign_in()
    mail.outbox.clear()

    client.post("/accounts/email/", {"action_add": "", "email": "mara@new.example.org"})
    before = User.objects.get(pk=known.pk).email
    code = re.search(r"^([A-Z0-9-]{6,})$", mail.outbox[-1].body, re.MULTILINE)[1]
    client.post(reverse("account_email_verification_sent"), {"code": code})

    known.refresh_from_db()
    assert (before, known.email) == ("mara-member@example.org", "mara@new.example.org")
    assert list(EmailAddress.objects.filter(user=known).values_list("email", "verified", "primary")) == [
        ("mara@new.example.org", True, True)
    ]
    assert [message.to for message in mail.outbox] == [["mara@new.example.org"], ["mara-member@example.org"]]


def test_an_address_that_somebody_has_is_neither_betrayed_nor_taken(sign_in, known, rival):
    EmailAddress.objects.create(user=rival, email=rival.email, verified=True, primary=True)
    client = sign_in()
    mail.outbox.clear()

    answers = [
        client.post("/accounts/email/", {"action_add": "", "email": email})
        for email in ("nobody@example.org", rival.email)
    ]
    code = re.search(r"^([A-Z0-9-]{6,})$", mail.outbox[-1].body, re.MULTILINE)[1]
    client.post(reverse("account_email_verification_sent"), {"code": code})

    assert len({(answer.status_code, answer.headers["Location"]) for answer in answers}) == 1
    assert mail.outbox[1].to == [rival.email]
    assert User.objects.get(pk=known.pk).email == "mara-member@example.org"
    assert EmailAddress.objects.get(email=rival.email).user == rival


def test_a_new_password_is_told_by_mail(sign_in, known):
    client = sign_in()
    mail.outbox.clear()

    client.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": "another-horse-battery", "password2": "another-horse-battery"},
    )

    assert [message.to for message in mail.outbox] == [[known.email]]
    assert "secure your account" in mail.outbox[0].body
