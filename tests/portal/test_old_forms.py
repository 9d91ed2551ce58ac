"""A form that is older than the session is refused, and what was typed into it waits."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.http import KEPT

HERE = "http://testserver"


@pytest.fixture
def browser(member):
    client = Client(enforce_csrf_checks=True)
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _send(client, path, origin, **typed):
    return client.post(path, typed, headers={"Origin": origin} if origin else {})


def test_what_was_typed_waits_on_the_page(browser):
    refused = _send(browser, "/me/settings/", HERE, headline="Bakes at night")
    page = BeautifulSoup(browser.get("/me/settings/").content, "html.parser")

    assert refused.status_code == 403
    assert "What you wrote waits for you" in refused.content.decode()
    assert page.find("input", {"name": "headline"})["value"] == "Bakes at night"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", f"{HERE}.evil.example", ""])
def test_nothing_that_came_from_elsewhere_is_kept(browser, origin):
    refused = _send(browser, "/me/settings/", origin, headline="Bakes at night")

    assert refused.status_code == 403
    assert "What you wrote waits for you" not in refused.content.decode()
    assert KEPT not in browser.session


def test_no_password_is_kept(browser):
    refused = _send(browser, "/accounts/password/change/", HERE, oldpassword="first", password1="second")

    assert refused.status_code == 403
    assert KEPT not in browser.session


@pytest.mark.django_db
def test_nothing_is_kept_for_somebody_who_is_not_signed_in():
    client = Client(enforce_csrf_checks=True)
    refused = _send(client, "/me/settings/", HERE, headline="Bakes at night")

    assert refused.status_code == 403
    assert KEPT not in client.session
