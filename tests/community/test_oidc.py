"""Signing in with another organisation's account: the whole way with a real provider; and with a liar."""

import re
import socket
import subprocess
import sys
import time
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core import mail
from django.test import Client
from django.urls import reverse

from community.models import User
from tests.community.liar import DOOR, configure, go, join
from tests.factories import PASSWORD, UserFactory


@pytest.fixture(scope="module")
def provider():
    """A real provider in a process of its own; our warnings are errors, its own need not be."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "oidc_provider_mock",
        "--port",
        str(port),
        "--require-nonce=true",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield _introduced(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(timeout=20)


def _introduced(url):
    """Wait until the provider answers, and tell it who alice is."""
    claims = {"email": "alice@school.example", "email_verified": True, "name": "Alice Liepa"}
    for _try in range(240):
        try:
            requests.put(f"{url}/users/alice", json=claims, timeout=5).raise_for_status()
        except requests.ConnectionError:
            time.sleep(0.25)
        else:
            return url
    raise AssertionError("The provider did not start.")


@pytest.fixture
def school(provider, settings):
    configure(settings, provider)
    return provider


def agree(address, sub="alice"):
    """Sign in at the real provider; the way back, without our host."""
    answer = requests.post(address, data={"sub": sub}, allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def enter_code(client):
    code = re.search(r"^([A-Z0-9-]{6,})$", mail.outbox[-1].body, re.MULTILINE)[1]
    return client.post(reverse("account_email_verification_sent"), {"code": code})


# The whole way ------------------------------------------------------------------------------------
def test_the_buttons_stand_where_one_signs_in_and_joins(school, db):
    for path in ("/accounts/login/", "/accounts/signup/"):
        assert "Continue with Demo School" in Client().get(path).content.decode()


def test_without_a_provider_there_is_no_button(settings, db):
    settings.SOCIALACCOUNT_PROVIDERS = {}

    assert "Continue with" not in Client().get("/accounts/login/").content.decode()
    assert Client().get(DOOR).status_code == 404
    assert Client().get(f"{DOOR}callback/?code=x&state=y").status_code == 404


def test_somebody_joins_agrees_confirms_and_signs_in_again(school, db):
    first, later = Client(), Client()

    form = first.get(agree(go(first)))
    joined = join(first)
    before = first.get("/me/").status_code
    confirmed = enter_code(first)
    again = later.get(agree(go(later)))

    person = User.objects.get(email="alice@school.example")
    assert form.headers["Location"] == "/accounts/3rdparty/signup/"
    assert (joined.headers["Location"], before) == ("/accounts/confirm-email/", 303)
    assert confirmed.headers["Location"] == "/me/welcome/"
    assert (again.status_code, again.headers["Location"]) == (302, "/me/")
    assert later.get("/me/").context["user"] == person
    assert person.handle == "alice-liepa"
    assert sorted(person.consents.values_list("kind", flat=True)) == ["privacy", "terms"]
    assert list(SocialAccount.objects.values_list("provider", "uid", "user")) == [
        ("school", "alice", person.pk)
    ]


def test_the_form_has_the_name_already_and_asks_for_the_terms(school, db):
    client = Client()
    page = client.get(client.get(agree(go(client))).headers["Location"])
    refused = client.post(
        "/accounts/3rdparty/signup/", {"display_name": "Alice Liepa", "email": "alice@school.example"}
    )

    assert page.context["form"].initial["display_name"] == "Alice Liepa"
    assert list(refused.context["form"].errors) == ["terms"]
    assert User.objects.count() == 0


def test_of_what_the_other_site_tells_little_is_kept_and_no_token(school, db):
    client = Client()
    client.get(agree(go(client)))
    join(client)

    assert set(SocialAccount.objects.get().extra_data) <= {"sub", "name", "email", "email_verified"}
    assert SocialToken.objects.count() == 0


def test_where_one_wanted_to_go_comes_after(school, db, space):
    client = Client()
    address = go(client, "?process=login&next=/spaces/baltic/join/")
    client.get(agree(address))
    join(client)

    assert enter_code(client).headers["Location"] == "/me/welcome/?next=%2Fspaces%2Fbaltic%2Fjoin%2F"


def test_a_provider_that_the_operator_trusts_confirms_addresses(provider, settings, db):
    configure(settings, provider, trusts_email=True)
    client = Client()
    client.get(agree(go(client)))
    mail.outbox.clear()

    joined = join(client)

    assert (joined.headers["Location"], len(mail.outbox)) == ("/me/welcome/", 0)
    assert EmailAddress.objects.get().verified


def test_the_way_there_carries_state_nonce_and_a_challenge_and_no_form_leaves_us(school, db):
    client = Client()

    answer = client.post(DOOR, {"scope": "admin", "auth_params": "prompt=none"})

    asked = parse_qs(urlsplit(answer.context["redirect_to"]).query)
    assert {"state", "nonce", "code_challenge"} <= asked.keys()
    assert sorted(asked["scope"][0].split()) == ["email", "openid", "profile"]
    assert "prompt" not in asked
    assert answer.status_code == 200
    assert "form-action 'self'" in answer.headers["Content-Security-Policy"]


def test_looking_at_the_page_leads_nowhere_yet(school, db):
    answer = Client().get(DOOR)

    assert (answer.status_code, "redirect_to" in answer.context) == (200, False)


def test_who_cancels_there_reads_that_here(school, db):
    client = Client()
    answer = requests.post(go(client), data={"action": "deny"}, allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    state = parse_qs(back.query).get("state", [client.session["socialaccount_states"].popitem()[0]])[0]

    page = client.get(f"{DOOR}callback/?error=access_denied&state={state}", follow=True)

    assert "You have cancelled" in page.content.decode()
    assert "_auth_user_id" not in client.session


# Never by e-mail alone ----------------------------------------------------------------------------
@pytest.mark.parametrize("trusts", [True, False])
def test_an_account_with_the_same_address_is_not_taken_over(trusts, provider, settings, db):
    configure(settings, provider, trusts_email=trusts)
    owner = UserFactory(email="alice@school.example")
    EmailAddress.objects.create(user=owner, email=owner.email, verified=True, primary=True)
    client = Client()

    client.get(agree(go(client)))
    join(client)

    assert "_auth_user_id" not in client.session
    assert (SocialAccount.objects.count(), User.objects.count()) == (0, 1)
    assert [message.subject for message in mail.outbox] == ["You already have an account"]


def test_another_person_there_is_another_person_here(school, db):
    one, two = Client(), Client()
    one.get(agree(go(one)))
    join(one)
    enter_code(one)

    form = two.get(agree(go(two), sub="bob"))

    assert form.headers["Location"] == "/accounts/3rdparty/signup/"
    assert "_auth_user_id" not in two.session


# Connecting ---------------------------------------------------------------------------------------
def test_one_connects_and_disconnects_from_ones_account(school, known, signed_in):
    client = Client()
    client.post("/accounts/login/", {"login": known.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    client.get(agree(go(client, "?process=connect")))
    page = client.get("/accounts/3rdparty/").content.decode()
    other = Client()
    other.get(agree(go(other)))
    signed_in_by_it = other.session.get("_auth_user_id")
    client.post("/accounts/3rdparty/", {"account": SocialAccount.objects.get().pk})

    assert ("Demo School" in page, signed_in_by_it) == (True, str(known.pk))
    assert SocialAccount.objects.count() == 0
    assert [message.to for message in mail.outbox] == [[known.email]] * 2


def test_an_old_session_connects_nothing(school, known, signed_in):
    client = signed_in(known)
    session = client.session
    del session["signed_in_at"]
    session.save()

    answer = client.post(f"{DOOR}?process=connect")

    assert answer.headers["Location"].startswith("/accounts/reauthenticate/?next=")
    assert SocialAccount.objects.count() == 0


def test_the_second_step_is_asked_for_here_too(school, known):
    from allauth.mfa.totp.internal.auth import TOTP

    SocialAccount.objects.create(user=known, provider="school", uid="alice")
    TOTP.activate(known, "JBSWY3DPEHPK3PXP")
    client = Client()

    answer = client.get(agree(go(client)))

    assert answer.headers["Location"] == "/accounts/2fa/authenticate/"
    assert "_auth_user_id" not in client.session
