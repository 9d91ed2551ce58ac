"""Signed out: a newcomer sees a network that is alive, and public things only, everywhere."""

import pytest
from playwright.sync_api import expect

from config.demo.content.private import PRIVATE_WORDS

SCENARIOS = "/spaces/vet-smes/communication/scenarios/"

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_the_home_page_tells_one_true_story_whose_steps_are_links(visitor, check_page):
    visitor.goto("/")

    expect(visitor.locator("h1")).to_be_visible()
    for section in ("Communication", "Sharing", "Collaboration", "Cooperation"):
        expect(visitor.locator(".joint").get_by_role("link", name=section)).to_be_visible()
    steps = visitor.locator(".journey a")
    assert steps.count() >= 3
    addresses = [steps.nth(n).get_attribute("href") for n in range(3)]
    assert ["/topics/" in addresses[0], "/resources/" in addresses[1], "/practices/" in addresses[2]] == [
        True
    ] * 3
    check_page(visitor)
    for address in addresses:
        visitor.goto(address)
        expect(visitor.locator("h1")).to_be_visible()
        expect(visitor.locator("main")).to_contain_text("What came of it")
        check_page(visitor)


def test_public_pages_are_accessible_and_say_nothing_private(visitor, check_page):
    pages = [
        "/communication/", "/sharing/", "/collaboration/", "/cooperation/", "/spaces/", "/people/",
        "/organisations/",
        "/spaces/ilp4wbl/", "/spaces/ilp4wbl/communication/", "/spaces/ilp4wbl/sharing/",
        "/spaces/ilp4wbl/collaboration/", "/spaces/ilp4wbl/cooperation/",
        "/spaces/ilp4wbl/communication/rooms/", SCENARIOS, f"{SCENARIOS}2/",
        "/accounts/login/", "/accounts/signup/", "/terms/", "/privacy/", "/search/?q=learning",
    ]  # fmt: skip
    for path in pages:
        answer = visitor.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        text = visitor.content().lower()
        assert [word.word for word in PRIVATE_WORDS if word.word in text] == [], path
        check_page(visitor)


def test_dark_colours_are_accessible_too(new_browser, check_page):
    context = new_browser()
    page = context.new_page()
    page.emulate_media(color_scheme="dark")
    for path in ("/", "/spaces/ilp4wbl/communication/", "/spaces/", "/search/?q=learning", SCENARIOS):
        page.goto(path)
        check_page(page)


def test_what_is_closed_shows_its_door_and_what_is_hidden_does_not_exist(visitor):
    assert visitor.goto("/spaces/orrery-works/").status == 404

    visitor.goto("/spaces/")
    expect(visitor.locator("main")).not_to_contain_text("Orrery")
