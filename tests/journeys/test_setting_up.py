"""Setting up a space from nothing to its first answered question."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.processes,
]

FURTHEST = 120


def _go_to(page, target):
    """Press Tab until ``target`` has the focus."""
    for _press in range(FURTHEST):
        page.keyboard.press("Tab")
        if target.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"{target} was not reached.")


def test_from_a_wish_to_the_first_answer(sign_in, check_page, size):
    name = f"Bakers {uuid4().hex[:6]}"
    slug = name.lower().replace(" ", "-")

    asker = sign_in("toms", anew=True)
    asker.goto("/spaces/")
    asker.get_by_role("main").get_by_role("link", name="Ask for a space").click()
    check_page(asker)
    asker.get_by_label("Name").fill(name)
    asker.get_by_label("What is it for, and for whom?").fill("Bakeries that train, and their schools.")
    asker.get_by_label("Project network").check()
    asker.locator("[name=visibility][value=public]").check()
    _go_to(asker, asker.get_by_role("button", name="Ask for this space"))
    asker.keyboard.press("Enter")
    expect(asker.get_by_role("main")).to_contain_text("Your request is with the coordinators.")
    check_page(asker)

    coordinator = sign_in("anna.sa")
    coordinator.goto("/spaces/requests/")
    check_page(coordinator)
    coordinator.get_by_role("link", name=name).click()
    check_page(coordinator)
    expect(coordinator.get_by_label("Address")).to_have_value(slug)
    coordinator.get_by_role("button", name="Make the space").click()
    expect(coordinator.get_by_role("main")).to_contain_text("Decided. They have a notice.")

    asker.goto(f"/spaces/{slug}/")
    expect(asker.get_by_role("heading", name="Set this space up")).to_be_visible()
    check_page(asker)
    _settings(asker, slug, check_page)
    _first_board(asker, slug, check_page, size)

    question = _question(asker, slug, check_page)
    _answer(coordinator, asker, slug, question)

    asker.goto(f"/spaces/{slug}/")
    expect(asker.get_by_role("main")).to_contain_text("Set this space up")
    check_page(asker)


def _question(asker, slug, check_page):
    """The first one; returns its address."""
    asker.goto(f"/spaces/{slug}/communication/topics/new/?kind=help")
    asker.get_by_label("Your question in one line").fill("Who bakes with rye?")
    asker.locator("[name=body]").fill(f"Our learners at {slug} would like to see another oven.")
    check_page(asker)
    asker.get_by_role("button", name="Ask", exact=True).click()
    expect(asker.get_by_role("heading", level=1)).to_have_text("Who bakes with rye?")
    return asker.url


def _answer(coordinator, asker, slug, question):
    """By somebody who first asks to join, accepted by who asked."""
    coordinator.goto(question)
    coordinator.get_by_role("link", name="Ask to join").first.click()
    expect(coordinator.get_by_role("main")).to_contain_text("By joining you accept the house rules.")
    coordinator.get_by_role("button", name="Ask to join").click()
    asker.goto(f"/spaces/{slug}/requests/")
    asker.get_by_role("button", name="Let in").click()
    coordinator.goto(question)
    expect(coordinator.get_by_role("main")).to_contain_text("These are the house rules of")
    coordinator.locator("[name=body]").fill("We do, every Thursday.")
    coordinator.get_by_role("button", name="Answer", exact=True).click()
    expect(coordinator.get_by_text("We do, every Thursday.").first).to_be_visible()

    asker.goto(question)
    asker.get_by_role("button", name="This solved it").first.click()
    expect(asker.get_by_role("main")).to_contain_text("We do, every Thursday.")


def _settings(page, slug, check_page):
    """Each page of the settings once, with something changed where it shows."""
    page.goto(f"/spaces/{slug}/settings/")
    check_page(page)
    page.get_by_label("In one line").fill("Rye, wheat and learners")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main")).to_contain_text("Saved.")

    page.goto(f"/spaces/{slug}/settings/look/")
    check_page(page)
    page.get_by_label("A colour of our own").check()
    page.locator("[name=colour]").fill("#ffcc00")
    page.get_by_role("button", name="Save").click()
    check_page(page)
    page.get_by_role("button", name="Take #836800").click()
    expect(page.get_by_role("main")).to_contain_text("Saved.")
    check_page(page)
    worn = "getComputedStyle(document.querySelector('.in-space')).getPropertyValue('--accent')"
    assert "#836800" in page.evaluate(worn)

    page.goto(f"/spaces/{slug}/settings/access/?visibility=network&join_policy=request")
    expect(page.get_by_role("main")).to_contain_text("This is what it would mean")
    check_page(page)
    for part in ("sections", "rules", "words", "storage", "archive"):
        page.goto(f"/spaces/{slug}/settings/{part}/")
        expect(page.locator(".side-nav__link[aria-current]")).to_be_in_viewport(ratio=0.9)
        check_page(page)


def _first_board(page, slug, check_page, size):
    """A board of their own, brought to the top without a mouse."""
    page.goto(f"/spaces/{slug}/settings/boards/")
    check_page(page)
    page.get_by_role("link", name="New board").click()
    page.get_by_label("Name").fill("Ovens")
    page.get_by_role("button", name="Make the board").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ovens")
    page.goto(f"/spaces/{slug}/settings/boards/")
    if size == "desktop":
        up = page.get_by_role("button", name=re.compile(r"^Up\s*: Ovens"))
        _go_to(page, up)
        page.keyboard.press("Enter")
        expect(page.locator("#board-ovens + li h2")).to_have_text("Announcements")
