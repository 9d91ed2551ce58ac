"""Two people in a room ask, vote, and write notes at the same time: each counts once, and both texts stay."""

import re
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.journeys.rooms import go_to_part

pytestmark = [pytest.mark.browser, pytest.mark.processes]

WAIT = 40_000
CONNECTED = "Connected. What is said here reaches you at once."


@pytest.fixture
def both(sign_in):
    """Rūta, who runs a new room, and Sanita, both connected."""
    ruta, sanita = sign_in("ruta.vt"), sign_in("sanita.sm")
    ruta.goto("/spaces/ilp4wbl/communication/rooms/new/")
    ruta.get_by_label("What is it about?").fill(f"Notes {uuid4().hex[:8]}")
    ruta.get_by_role("button", name="Open the room").click()
    ruta.wait_for_url(re.compile(r"/rooms/\d+-"))
    sanita.goto(urlsplit(ruta.url).path)
    for page in (ruta, sanita):
        expect(page.locator("[data-connection]")).to_have_text(CONNECTED, timeout=WAIT)
    return ruta, sanita


def _ask(page, question):
    page.locator("#ask-room summary").click()
    page.get_by_label("Question").fill(question)
    page.locator("#ask-room").get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("room-poll")).to_have_count(1)


def _edit(page):
    page.locator(".note").get_by_role("link", name=re.compile("^Change")).first.click()
    expect(page.locator(".note .note__form")).to_have_count(1)


def test_a_vote_from_the_question_to_its_result(both, check_page):
    ruta, sanita = both
    for page in both:
        go_to_part(page, "Polls and votes")
    _ask(ruta, "Do we meet on Monday?")
    poll = sanita.locator("room-poll")
    expect(poll).to_have_count(1, timeout=WAIT)
    check_page(sanita)

    poll.get_by_label("Yes").focus()
    sanita.keyboard.press("Space")
    poll.get_by_role("button", name="Vote", exact=True).press("Enter")
    expect(poll).to_contain_text("You have voted.")
    expect(ruta.locator("room-poll")).to_contain_text("1 person has voted", timeout=WAIT)
    ruta.locator("room-poll").get_by_label("No").check()
    ruta.locator("room-poll").get_by_role("button", name="Vote", exact=True).click()
    expect(poll).to_contain_text("2 people have voted", timeout=WAIT)
    check_page(sanita)

    ruta.locator("room-poll").get_by_role("button", name="End it now").click()
    ruta.locator("room-poll").get_by_role("button", name="Yes", exact=True).click()
    expect(poll).to_contain_text("Ended", timeout=WAIT)
    expect(poll.locator(".poll__number")).to_have_text(["1 (50 %)", "1 (50 %)", "0 (0 %)"])
    expect(sanita.locator("#vote-announce")).to_have_text("Do we meet on Monday? Yes: 1, No: 1, I abstain: 0")
    check_page(ruta)


def test_notes_written_at_the_same_time_stay_both(both, check_page):
    ruta, sanita = both
    for page in both:
        go_to_part(page, "Notes")
    ruta.locator("#note-new").get_by_role("link", name="Decision").click()
    ruta.locator("#note-new [name=body]").fill("We meet.")
    check_page(ruta)
    ruta.get_by_role("button", name="Write it down").click()
    for page in both:
        expect(page.locator(".note")).to_have_count(1, timeout=WAIT)
        _edit(page)

    writing = sanita.locator(".note [name=body]")
    writing.fill("We meet at nine.")
    ruta.locator(".note [name=body]").fill("We meet on Monday.")
    ruta.locator(".note").get_by_role("button", name="Save").click()
    expect(sanita.locator("[data-told]")).to_contain_text(
        "Meanwhile changed by Rūta Petrauskaitė.", timeout=WAIT
    )
    expect(writing).to_have_value("We meet at nine.")
    expect(writing).to_be_focused()
    check_page(sanita)

    sanita.locator(".note").get_by_role("button", name="Save").click()
    for page in both:
        bodies = page.locator(".note__body")
        expect(bodies).to_have_text(["We meet on Monday.", "We meet at nine."], timeout=WAIT)
    expect(ruta.locator(".note--beside")).to_contain_text("Written at the same time by: Sanita Bērziņa")
    check_page(ruta)
    ruta.get_by_role("button", name="Join them").click()
    for page in both:
        expect(page.locator(".note__body")).to_have_text(
            [re.compile("We meet on Monday.\\s*We meet at nine.")], timeout=WAIT
        )
