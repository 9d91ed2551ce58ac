"""A passkey in Chromium with a virtual authenticator: added, signed in with, removed; under our policy."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.processes]
# Passkeys need a name: browsers know none for an address such as 127.0.0.1.
PASSKEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def size():
    return "phone"


@pytest.fixture
def page(new_browser, site):
    """A page with an authenticator, at the name of the site; what the policy stops is collected."""
    page = new_browser(base_url=site.url.replace("127.0.0.1", "localhost")).new_page()
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable", {"enableUI": False})
    page.authenticator = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": PASSKEY})[
        "authenticatorId"
    ]
    page.devtools = devtools
    page.stopped = []
    page.on(
        "console", lambda said: page.stopped.append(said.text) if "Content Security" in said.text else None
    )
    return page


def _sign_up(page, site):
    address = f"{uuid4().hex[:12]}@example.org"
    page.goto("/accounts/signup/")
    page.locator("[name=display_name]").fill("Pia Passkey")
    page.locator("[name=email]").fill(address)
    page.get_by_label("I agree to the terms and the licence.").check()
    page.get_by_role("button", name="Send me the code").click()
    _enter_code(page, site, address)
    return address


def _enter_code(page, site, address):
    expect(page.get_by_role("heading", level=1)).to_have_text("Confirm your address")
    page.locator("[name=code]").fill(re.search(r"waits for it:\s+(\S+)", site.mail_to(address)).group(1))
    page.get_by_role("button", name="Continue").click()


def _sign_out(page):
    page.goto("/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("banner").get_by_role("link", name="Join")).to_be_visible()


def test_a_passkey_is_added_and_signs_in_and_is_removed(page, site, check_page):
    _sign_up(page, site)
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome, Pia Passkey")

    page.goto("/accounts/2fa/webauthn/add/")
    check_page(page)
    page.get_by_label("Name").fill("My laptop")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    check_page(page)
    _sign_out(page)
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Hello, Pia Passkey")
    page.goto("/accounts/2fa/webauthn/")
    expect(page.get_by_role("main")).to_contain_text("My laptop")
    check_page(page)
    page.get_by_role("link", name="Remove").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it you?")
    check_page(page)
    page.get_by_role("link", name=re.compile("key", re.IGNORECASE)).first.click()
    page.get_by_role("button", name="Use your passkey").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_role("main")).to_contain_text("No passkey yet")
    assert page.stopped == []


def test_whoever_cancels_reads_why_nothing_happened(page, site):
    _sign_up(page, site)
    page.goto("/accounts/2fa/webauthn/add/")
    page.devtools.send(
        "WebAuthn.setUserVerified", {"authenticatorId": page.authenticator, "isUserVerified": False}
    )

    page.get_by_role("button", name="Add it").click()

    expect(page.get_by_role("alert")).to_contain_text("Nothing has changed")
    assert page.stopped == []


def test_somebody_joins_with_a_passkey_alone(page, site, check_page):
    address = f"{uuid4().hex[:12]}@example.org"
    page.goto("/accounts/signup/")
    page.get_by_role("link", name="Join with a passkey").click()
    check_page(page)
    page.locator("[name=display_name]").fill("Paul Passkey")
    page.locator("[name=email]").fill(address)
    page.get_by_label("I agree to the terms and the licence.").check()
    page.get_by_role("button", name="Send me the code").click()
    _enter_code(page, site, address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your passkey")
    check_page(page)
    page.get_by_role("button", name="Make the passkey").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome, Paul Passkey")
    assert page.stopped == []
