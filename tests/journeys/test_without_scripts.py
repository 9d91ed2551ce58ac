"""Everything that matters works without scripts: reading, asking, replying, talking, finding."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.processes]


@pytest.fixture
def page(sign_in):
    return sign_in("sanita.sm", java_script_enabled=False)


def test_asking_replying_and_taking_a_post_away(page):
    word = uuid4().hex[:8]
    page.goto("/spaces/vet-smes/communication/")
    page.get_by_role("link", name="Ask for help").first.click()
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("This field is required.")
    page.get_by_label("Your question in one line").fill(f"Without scripts {word}")
    page.get_by_label("What is the matter").fill(f"An **old** computer in the workshop, {word}.")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Without scripts {word}")
    expect(page.locator("#post-1 strong")).to_have_text("old")

    page.get_by_label("Your reply").fill(f"It works all the same, {word}.")
    page.get_by_role("button", name="Reply", exact=True).click()
    expect(page.locator("#post-2")).to_contain_text(f"It works all the same, {word}.")
    expect(page.locator("main")).to_contain_text("One reply")
    page.locator("#post-2").get_by_role("link", name="Remove").click()
    page.get_by_role("main").get_by_role("button", name=re.compile("Remove")).click()
    expect(page.locator("#post-2")).to_contain_text("This post was removed by its author.")


def test_talking_in_a_room(page):
    word = uuid4().hex[:8]
    page.goto("/spaces/vet-smes/communication/rooms/new/")
    page.get_by_label("What is it about?").fill(f"Quiet room {word}")
    page.get_by_role("button", name="Open the room").click()
    for text in (f"First {word}", f"Second {word}"):
        page.get_by_label("Your message").fill(text)
        page.get_by_role("button", name="Send").click()
        expect(page.locator(".message__body").last).to_have_text(text)

    expect(page.locator(".message__body")).to_have_text([f"First {word}", f"Second {word}"])
    expect(page.locator(".message__state")).to_have_text(["Sent", "Sent"])


def test_finding_with_facets(page):
    page.goto("/search/")
    page.get_by_role("main").get_by_role("searchbox").fill("small company")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page.locator("#found")).to_contain_text("results for “small company”")
    page.get_by_role("link", name=re.compile(r"^Practice \d+$")).click()

    expect(page).to_have_url(re.compile(r"type=practice"))
    titles = page.locator("#found .object-card__title")
    expect(titles.filter(has_text="Writing the learning plan at the workbench")).to_be_visible()
    page.get_by_role("link", name="Take all filters away").click()
    expect(titles.first).to_have_text("How do you write an ILP with a very small company?")


def test_signing_out(sign_in):
    page = sign_in("sanita.sm", anew=True, java_script_enabled=False)
    page.get_by_label("Your menu").click()
    page.get_by_role("button", name="Sign out").click()

    expect(page.get_by_role("banner").get_by_role("link", name="Join")).to_be_visible()
