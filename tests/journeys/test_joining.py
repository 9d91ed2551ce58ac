"""A newcomer is in within a minute: open spaces take them at once, closed ones are asked."""

import re
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def _sign_up(page, site, name, address=""):
    """Through the sign-up page, the mailed code and the one question; ends where a newcomer could begin."""
    address = address or f"{uuid4().hex[:12]}@example.org"
    page.locator("[name=display_name]").fill(name)
    page.locator("[name=email]").fill(address)
    page.get_by_label("I agree to the terms and the licence.").check()
    page.get_by_role("button", name="Send me the code").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Confirm your address")
    code = re.search(r"waits for it:\s+(\S+)", site.mail_to(address)).group(1)
    page.locator("[name=code]").fill(code)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Welcome, {name}")


def test_from_the_front_door_into_an_open_space_in_six_pages(visitor, site, check_page):
    seen = []
    visitor.on("framenavigated", lambda frame: seen.append(urlsplit(frame.url).path))

    visitor.goto("/")
    visitor.get_by_role("banner").get_by_role("link", name="Join").click()
    check_page(visitor)
    _sign_up(visitor, site, "Elza Bite")
    check_page(visitor)
    visitor.get_by_label("VET tutor").check()
    visitor.get_by_role("button", name="Go on").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Where would you like to begin?")
    check_page(visitor)
    visitor.get_by_role("button", name="Join", exact=True).first.click()
    expect(visitor.get_by_role("main")).to_contain_text("Welcome to")

    entrance = ["/accounts/signup/", "/accounts/confirm-email/", "/me/welcome/", "/me/welcome/spaces/"]
    assert seen[:5] == ["/", *entrance]
    assert [re.fullmatch(r"/spaces/[a-z0-9-]+/", path) is not None for path in seen[5:]] == [True]
    visitor.goto("/me/")
    expect(visitor.get_by_role("heading", name="Your spaces")).to_be_visible()
    check_page(visitor)


def test_a_closed_space_is_asked_and_its_administrator_lets_the_newcomer_in(
    new_browser, sign_in, site, check_page
):
    name = f"Anda {uuid4().hex[:6]}"
    administrator = sign_in("mika.sm")
    administrator.goto("/spaces/hotel-pori/requests/")
    newcomer = new_browser().new_page()
    newcomer.goto("/spaces/hotel-pori/")
    expect(newcomer.get_by_role("main")).not_to_contain_text("Lyhtyranta")
    newcomer.get_by_role("main").get_by_role("link", name="Ask to join").click()
    check_page(newcomer)
    newcomer.get_by_role("link", name="Sign up").click()
    _sign_up(newcomer, site, name)
    newcomer.get_by_role("link", name="Skip this").click()

    newcomer.locator("[name=message]").fill("I teach housekeeping in Ventspils and bring two learners.")
    check_page(newcomer)
    newcomer.get_by_role("button", name="Ask to join").click()
    expect(newcomer.get_by_role("main")).to_contain_text("You have asked to join")
    check_page(newcomer)
    refused = newcomer.request.get("/search/?q=lyhtyranta")
    assert ("0 results" in refused.text(), "Lyhtyranta" in refused.text()) == (True, False)

    asked = administrator.locator("#requests .acting").filter(has_text=name)
    expect(asked).to_contain_text("I teach housekeeping in Ventspils and bring two learners.", timeout=30_000)
    check_page(administrator)
    asked.get_by_role("button", name="Let in").click()
    expect(administrator.get_by_role("main")).to_contain_text(f"{name} is now a member.")

    bell = newcomer.get_by_role("banner").get_by_role("link", name="One unread notice")
    expect(bell).to_be_visible(timeout=30_000)
    bell.click()
    expect(newcomer.get_by_role("heading", level=1)).to_have_text("Notices")
    check_page(newcomer)
    newcomer.get_by_role("main").get_by_role("link").filter(has_text="Demo Hotel").first.click()
    expect(newcomer).to_have_url(re.compile(r"/spaces/hotel-pori/$"))
    newcomer.goto("/spaces/hotel-pori/communication/")
    newcomer.get_by_role("link", name="Lyhtyranta floor: training mornings before the season").first.click()
    expect(newcomer.get_by_role("heading", level=1)).to_contain_text("Lyhtyranta floor")


def test_invited_by_mail_and_let_in_by_the_link(new_browser, sign_in, site, check_page):
    address = f"{uuid4().hex[:12]}@example.org"
    administrator = sign_in("mika.sm")
    administrator.goto("/spaces/hotel-pori/invitations/")
    administrator.get_by_label("E-mail addresses").fill(f"Kaija Uusi <{address}>")
    administrator.get_by_label("A word of welcome").fill("Come and see our kitchen.")
    administrator.get_by_role("button", name="Look through the list first").click()
    expect(administrator.get_by_role("main")).to_contain_text("1 address gets an invitation.")
    check_page(administrator)
    administrator.get_by_role("button", name="Send the invitations").click()
    expect(administrator.get_by_role("main")).to_contain_text(address)

    link = re.search(r"/invitations/[\w-]{43}/", site.mail_to(address)).group(0)
    guest = new_browser().new_page()
    guest.goto(link)
    expect(guest).to_have_url(re.compile("/invitations/$"))
    expect(guest.get_by_role("main")).to_contain_text("Come and see our kitchen.")
    check_page(guest)
    guest.get_by_role("link", name="I am new here").click()
    expect(guest.locator("[name=email]")).to_have_value(address)
    _sign_up(guest, site, "Kaija Uusi", address)
    guest.get_by_role("link", name="Skip this").click()
    check_page(guest)
    guest.get_by_role("button", name="Accept and join").click()
    expect(guest.get_by_role("main")).to_contain_text("Welcome to")
    expect(guest).to_have_url(re.compile("/spaces/hotel-pori/$"))

    other = sign_in("nikos.wm")
    other.goto(link)
    check_page(other)
    expect(other.get_by_role("main")).not_to_contain_text("Demo Hotel Pori")
