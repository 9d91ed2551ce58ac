"""Somebody comes back: sees what is new, reads some of it, and says what they want to hear of."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_what_was_in_sight_is_read_and_the_rest_waits(sign_in, check_page):
    page = sign_in("sanita.sm")
    page.goto("/communication/new/")
    expect(page.get_by_role("heading", level=1)).to_have_text("New for you")
    check_page(page)
    row = page.locator(".row--unread").first
    title = row.locator("a.cover-link").inner_text()
    # Listened for from the start: while the page is checked, the first posts may be told already.
    with page.expect_response(re.compile(r"/topics/\d+/seen/$")) as told:
        row.locator("a.cover-link").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        check_page(page)
        page.locator("#reply, #conversation").last.scroll_into_view_if_needed()
        page.locator("#conversation article").last.locator(".post__foot, p").last.scroll_into_view_if_needed()
    assert told.value.status == 204


def test_a_choice_is_made_and_taken_back_by_keyboard(sign_in, check_page):
    page = sign_in("sanita.sm")
    page.goto("/spaces/vet-smes/communication/new/")
    page.get_by_role("button", name="Everything", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Everything", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    page.goto("/communication/following/")
    expect(page.get_by_role("link", name="VET SMEs & Training Networks")).to_be_visible()
    check_page(page)

    page.get_by_role("button", name="Take it back").first.click()

    expect(page.get_by_role("link", name="VET SMEs & Training Networks")).to_have_count(0)
