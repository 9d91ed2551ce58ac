"""A host runs a meeting from a phone; somebody whose clock is wrong follows it and asks for the word."""

from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.processes]

WAIT = 40_000
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
A_WRONG_CLOCK = "const shift = 7 * 3600e3, now = Date.now; Date.now = () => now.call(Date) + shift;"


def _tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def _open_with_agenda(host: Page) -> None:
    host.goto("/spaces/ilp4wbl/communication/rooms/new/")
    host.get_by_label("What is it about?").fill(f"Meeting {uuid4().hex[:8]}")
    host.get_by_role("button", name="Open the room").click()
    _tab(host, "About")
    host.get_by_role("link", name="Write an agenda").click()
    host.get_by_label("What is still to come").fill("Welcome 5\nQuestions 20")
    host.get_by_role("button", name="Save the lines").click()
    host.get_by_role("link", name="Back to the room").click()
    host.get_by_role("button", name="Begin the meeting").click()


def test_a_meeting_is_run_from_a_phone(sign_in, check_page):
    host, guest = sign_in("ruta.vt", viewport=PHONE), sign_in("sanita.sm", viewport=DESK)
    guest.add_init_script(A_WRONG_CLOCK)
    _open_with_agenda(host)
    expect(host.get_by_role("button", name="Start: Welcome")).to_be_visible(timeout=WAIT)
    guest.goto(urlsplit(host.url).path)
    expect(guest.locator("[data-connection]")).to_have_attribute("data-state", "live", timeout=WAIT)

    host.get_by_role("button", name="Start: Welcome").click()
    expect(guest.locator("#now .timer__words")).to_have_text("5 min left", timeout=WAIT)
    expect(guest.locator("#agenda [aria-current=step]")).to_contain_text("Welcome")

    guest.get_by_role("button", name="Raise my hand").click()
    expect(guest.get_by_text("Your place in the order: 1.")).to_be_visible(timeout=WAIT)
    host.get_by_role("link", name="1 hand is up").click(timeout=WAIT)
    expect(host.get_by_role("tab", name="People")).to_have_attribute("aria-selected", "true")
    host.get_by_role("button", name="Give the word").click()
    expect(guest.locator("#people").get_by_text("You have the word.")).to_be_visible(timeout=WAIT)

    guest.get_by_role("button", name="I was here").click()
    expect(guest.locator("#attendance")).to_contain_text("1 person stands on the list.", timeout=WAIT)
    expect(host.locator("#attendance")).to_contain_text("1 person stands on the list.", timeout=WAIT)
    check_page(host)
    check_page(guest)

    _tab(host, "Agenda")
    host.get_by_role("tab", name="Agenda").press("ArrowLeft")
    expect(host.get_by_role("tab", name="Talk")).to_be_focused()
    box = host.get_by_label("Your message").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < PHONE["height"]
