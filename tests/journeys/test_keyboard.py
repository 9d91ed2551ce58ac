"""Without a mouse: the skip link, menus, the composer's toolbar, speaking in a room."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.processes,
    pytest.mark.parametrize("size", ["desktop"]),
]

FURTHEST = 80


def _go_to(page, target, key="Tab"):
    """Press ``key`` until ``target`` has the focus."""
    for _press in range(FURTHEST):
        page.keyboard.press(key)
        if target.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"{target} was not reached.")


def test_the_skip_link_leads_past_the_head(visitor):
    visitor.goto("/spaces/ilp4wbl/communication/")
    visitor.keyboard.press("Tab")
    skip = visitor.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    visitor.keyboard.press("Enter")

    expect(visitor.locator("main#main")).to_be_focused()
    visitor.keyboard.press("Tab")
    assert visitor.evaluate("document.activeElement.closest('main') !== null")


def test_a_menu_opens_closes_and_gives_the_focus_back(sign_in):
    page = sign_in("sanita.sm")
    page.goto("/me/")
    menu = page.locator("summary[aria-label='Your menu']")
    _go_to(page, menu)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Your desk")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(page.get_by_role("link", name="Your profile")).to_be_hidden()

    page.keyboard.press("Enter")
    _go_to(page, page.get_by_role("link", name="Your profile"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sanita Bērziņa")


def test_the_composer_is_worked_with_keys(sign_in):
    page = sign_in("sanita.sm")
    page.goto("/spaces/vet-smes/communication/topics/new/?kind=discussion")
    _go_to(page, page.get_by_label("Title"))
    page.keyboard.type(f"By keys alone {uuid4().hex[:8]}")
    text = page.get_by_role("textbox", name="Your text")
    _go_to(page, text)
    page.keyboard.type("loud")
    page.keyboard.press("Control+a")
    _go_to(page, page.get_by_role("button", name="Bold"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(text).to_have_value("**loud**")
    expect(text).to_be_focused()
    page.keyboard.press("Control+i")
    expect(text).to_have_value("**_loud_**")

    preview = page.get_by_role("button", name="Preview")
    _go_to(page, preview, "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".composer__preview strong em")).to_have_text("loud")
    page.keyboard.press("Enter")
    expect(text).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#post-1 strong em")).to_have_text("loud")


def test_speaking_in_a_room(sign_in):
    page = sign_in("sanita.sm")
    page.goto("/spaces/vet-smes/communication/rooms/new/")
    _go_to(page, page.get_by_label("What is it about?"))
    page.keyboard.type(f"Keys {uuid4().hex[:8]}")
    page.keyboard.press("Enter")
    expect(page.locator("[data-connection]")).to_contain_text("Connected.", timeout=40_000)

    _go_to(page, page.get_by_label("Your message"))
    page.keyboard.type("first line")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("second line")
    page.keyboard.press("Enter")
    expect(page.locator(".message__body")).to_have_text("first line second line", use_inner_text=True)
    expect(page.locator(".message__state")).to_have_text("Sent")
    expect(page.get_by_label("Your message")).to_be_focused()
    _go_to(page, page.locator("[data-log]"), "Shift+Tab")
