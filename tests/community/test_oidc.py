"""Signing in with another organisation's account: the whole way with a real provider; and with a liar."""

import logging
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
from tests.community.liar import CLIENT, OTHER_KEY, SECRET_WORDS, Liar
from tests.factories import PASSWORD, UserFactory

DOOR = "/accounts/oidc/school/login/"
ERROR = "That did not work"


def configure(settings, url, **more):
    app = {
        "provider_id": "school", "name": "Demo School", "client_id": CLIENT, "secret": "zq-client-secret",
        "settings": {"server_url": url, "trusts_email": False, **more},
    }  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


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


@pytest.fixture
def liar(settings):
    lying = Liar()
    configure(settings, lying.url)
    yield lying
    lying.stop()


def go(client, query=""):
    """Press the button; where the other site is."""
    answer = client.post(f"{DOOR}{query}")
    return answer.context["redirect_to"]


def agree(address, sub="alice"):
    """Sign in at the real provider; the way back, without our host."""
    answer = requests.post(address, data={"sub": sub}, allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def come_back_from(liar, client, address):
    """What the lying provider's page would lead to."""
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    liar.nonce = liar.claims.get("nonce", asked["nonce"])
    return client.get(f"{DOOR}callback/?code=zq-code&state={asked['state']}")


def join(client):
    return client.post(
        "/accounts/3rdparty/signup/",
        {"display_name": "Alice Liepa", "email": "alice@school.example", "terms": "on"},
    )


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


# Nonsense -----------------------------------------------------------------------------------------
def twist(**changes):
    """How a lying provider differs from an honest one."""

    def apply(liar):
        for name, value in changes.items():
            kept = getattr(liar, name)
            setattr(liar, name, kept | value if isinstance(kept, dict | set) else value)

    return apply


NOW = int(time.time())
LIES = {
    "another issuer": twist(claims={"iss": "https://evil.example"}),
    "another audience": twist(claims={"aud": "somebody-else"}),
    "several audiences and another party": twist(claims={"aud": [CLIENT, "x"], "azp": "x"}),
    "another nonce": twist(claims={"nonce": "old"}),
    "no nonce": twist(drop={"nonce"}),
    "expired": twist(claims={"exp": NOW - 3600, "iat": NOW - 7200}),
    "from the future": twist(claims={"iat": NOW + 7200}),
    "never ends": twist(drop={"exp"}),
    "nobody": twist(claims={"sub": ""}),
    "no subject": twist(drop={"sub"}),
    "a subject that is a list": twist(claims={"sub": ["alice"]}),
    "an endless subject": twist(claims={"sub": "a" * 500}),
    "another key": twist(key=OTHER_KEY),
    "a key that is not there": twist(headers={"kid": "two"}),
    "a shared secret": twist(key="zq-client-secret-" * 3, algorithm="HS256"),
    "no signature": twist(key="", algorithm="none"),
    "no token": twist(answers={"/token": {"access_token": "zq-access-token"}}),
    "a token that is none": twist(
        answers={"/token": {"access_token": "zq-access-token", "id_token": "a.b.c"}}
    ),
    "a token that is a number": twist(answers={"/token": {"access_token": "zq-access-token", "id_token": 7}}),
    "tokens as a list": twist(answers={"/token": ["zq-access-token"]}),
    "a number for an answer": twist(answers={"/token": 7}),
    "an odd lifetime": twist(answers={"/token": {"access_token": "x", "expires_in": "soon"}}),
    "bad JSON for a token": twist(answers={"/token": b"{not json"}),
    "bad JSON for keys": twist(answers={"/keys": b"<html>"}),
    "no keys": twist(answers={"/keys": {"keys": []}}),
    "keys that are words": twist(answers={"/keys": {"keys": ["one"]}}),
    "keys as a list": twist(answers={"/keys": []}),
    "the token page fails": twist(status={"/token": 500}),
    "the key page fails": twist(status={"/keys": 503}),
    "somebody else in the details": twist(drop={"email"}, answers={"/userinfo": {"sub": "mallory"}}),
    "bad JSON for details": twist(drop={"email"}, answers={"/userinfo": b"}"}),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_ends_on_a_plain_page_and_changes_nothing(lie, liar, db, caplog):
    caplog.set_level(logging.DEBUG)
    client = Client()
    address = go(client)
    LIES[lie](liar)

    answer = come_back_from(liar, client, address)

    html = answer.content.decode()
    assert (answer.status_code, ERROR in html) == (401, True)
    assert (User.objects.count(), SocialAccount.objects.count()) == (0, 0)
    assert "_auth_user_id" not in client.session
    assert [word for word in SECRET_WORDS if word in caplog.text + html] == []


def test_the_honest_version_of_the_liar_is_believed(liar, db):
    client = Client()

    answer = come_back_from(liar, client, go(client))

    assert answer.headers["Location"] == "/accounts/3rdparty/signup/"


DISCOVERY = "/.well-known/openid-configuration"
BAD_DISCOVERY = {
    "bad JSON": b"{",
    "a list": [],
    "another issuer": {"issuer": "https://evil.example"},
    "no addresses": "issuer only",
    "an address that is no word": "numbers",
}


@pytest.mark.parametrize("what", BAD_DISCOVERY)
def test_a_provider_that_cannot_introduce_itself_is_not_gone_to(what, liar, db):
    told = BAD_DISCOVERY[what]
    if told == "issuer only":
        told = {"issuer": liar.url}
    elif told == "numbers":
        told = liar.right(DISCOVERY) | {"token_endpoint": 7}
    liar.answers[DISCOVERY] = told

    answer = Client().post(DOOR)

    assert (answer.status_code, ERROR in answer.content.decode()) == (401, True)


def test_a_provider_that_is_away_is_said_to_be(liar, db):
    liar.stop()

    answer = Client().post(DOOR)

    assert (answer.status_code, ERROR in answer.content.decode()) == (401, True)


@pytest.mark.parametrize("state", ["", "x" * 16])
def test_coming_back_without_having_gone_is_nothing(state, liar, db):
    answer = Client().get(f"{DOOR}callback/?code=zq-code&state={state}")

    assert (answer.status_code, ERROR in answer.content.decode()) == (401, True)


def test_the_same_way_back_works_once(liar, db):
    client = Client()
    address = go(client)
    come_back_from(liar, client, address)

    again = come_back_from(liar, client, address)

    assert again.status_code == 401


def test_the_way_back_of_one_browser_is_not_anothers(liar, db):
    address = go(Client())

    answer = come_back_from(liar, Client(), address)

    assert answer.status_code == 401


@pytest.mark.parametrize("told", [None, "not an address", 7])
def test_without_an_address_the_form_asks_for_one_and_it_is_confirmed(told, liar, db):
    liar.claims["email"] = told
    liar.answers["/userinfo"] = {"sub": "alice"}
    client = Client()

    come_back_from(liar, client, go(client))
    empty = client.get("/accounts/3rdparty/signup/").context["form"]["email"].value()
    joined = join(client)

    assert (empty or "") == ""
    assert joined.headers["Location"] == "/accounts/confirm-email/"
    assert not EmailAddress.objects.get().verified


@pytest.mark.parametrize("claimed", [False, "true", 1, None])
def test_an_address_that_is_not_confirmed_there_is_confirmed_here(claimed, liar, settings, db):
    configure(settings, liar.url, trusts_email=True)
    liar.claims["email_verified"] = claimed
    client = Client()

    come_back_from(liar, client, go(client))
    joined = join(client)

    assert joined.headers["Location"] == "/accounts/confirm-email/"
    assert client.get("/me/").status_code == 303
