"""What a lying provider gets, whatever it says: one plain page, and nothing is changed."""

import logging
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from community.models import User
from community.oidc.tokens import DETAILS, ENDPOINTS, checked_configuration
from tests.community.liar import (
    CLIENT,
    DOOR,
    ERROR,
    OTHER_KEY,
    SECRET_WORDS,
    Liar,
    come_back_from,
    configure,
    ends_plainly,
    go,
    join,
)


@pytest.fixture
def liar(settings):
    lying = Liar()
    configure(settings, lying.url)
    yield lying
    lying.stop()


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

    html = client.get(answer.headers["Location"]).content.decode()
    assert (ends_plainly(answer), ERROR in html) == (True, True)
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
    "an address that is no word": 7,
    "an address that is none": "https://[",
    "an address without a host": "https:///token",
}


@pytest.mark.parametrize("what", BAD_DISCOVERY)
def test_a_provider_that_cannot_introduce_itself_is_not_gone_to(what, liar, db):
    told = BAD_DISCOVERY[what]
    if told == "issuer only":
        told = {"issuer": liar.url}
    elif what.startswith("an address"):
        told = liar.right(DISCOVERY) | {"token_endpoint": told}
    liar.answers[DISCOVERY] = told

    answer = Client().post(DOOR)

    assert ends_plainly(answer)


def test_a_provider_that_is_away_is_said_to_be(liar, db):
    liar.stop()

    answer = Client().post(DOOR)

    assert ends_plainly(answer)


@pytest.mark.parametrize("state", ["", "x" * 16])
def test_coming_back_without_having_gone_is_nothing(state, liar, db):
    answer = Client().get(f"{DOOR}callback/?code=zq-code&state={state}")

    assert ends_plainly(answer)


def test_the_same_way_back_works_once(liar, db):
    client = Client()
    address = go(client)
    come_back_from(liar, client, address)

    again = come_back_from(liar, client, address)

    assert ends_plainly(again)


def test_the_way_back_of_one_browser_is_not_anothers(liar, db):
    address = go(Client())

    answer = come_back_from(liar, Client(), address)

    assert ends_plainly(answer)


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


def test_no_token_is_sent_in_the_clear():
    issuer = "https://school.example"
    told = dict.fromkeys(ENDPOINTS, f"{issuer}/x") | {"issuer": issuer, DETAILS: "http://school.example/x"}

    assert checked_configuration(told, issuer=issuer)[DETAILS] is None
