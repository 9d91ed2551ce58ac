"""Somebody asks, others choose; a secret vote is changed where it was given; somebody is blocked."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_a_poll_from_the_question_to_the_vote(sign_in, check_page, size):
    page = sign_in("sanita.sm")
    page.goto("/spaces/vet-smes/communication/topics/new/?kind=discussion")
    title = f"Which day for the oven visit ({size})?"
    page.get_by_label("Title").fill(title)
    page.locator("textarea[name=body]").fill(f"I would like to show you the new oven ({size}).")
    page.get_by_text("Add a poll", exact=True).click()
    page.get_by_label("Question").fill("Which day?")
    page.get_by_label("Answers to choose from").fill("Tuesday\nThursday")
    page.get_by_label("Secret: only the numbers are shown").check()
    check_page(page)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    poll = page.locator(".poll")
    expect(poll.get_by_role("heading", name="Which day?")).to_be_visible()
    check_page(page)

    poll.get_by_label("Thursday").focus()
    page.keyboard.press("Space")
    poll.get_by_role("button", name="Vote", exact=True).press("Enter")
    expect(page.locator(".poll")).to_contain_text("You have voted.")
    expect(page.locator(".poll")).to_contain_text("1 person has voted")
    check_page(page)

    page.locator(".poll").get_by_role("link", name="Change your vote, or take it back").click()
    expect(page.get_by_label("Thursday")).to_be_checked()
    check_page(page)
    page.get_by_label("Tuesday").check()
    page.get_by_role("button", name="Change my vote").click()
    expect(page.locator(".poll")).to_contain_text("You have voted.")


def test_numbers_stand_there_as_bars_and_as_a_table(sign_in, check_page):
    page = sign_in("sanita.sm")
    page.goto("/spaces/vet-smes/communication/boards/looking-ahead/")
    page.get_by_role("link", name=re.compile("A skill you will need in five years")).first.click()
    poll = page.locator(".poll")
    expect(poll.locator(".poll__bar")).to_have_count(4)
    poll.get_by_text("As a table").click()
    expect(poll.get_by_role("row", name=re.compile("Repairing an old machine"))).to_be_visible()
    check_page(page)
    poll.get_by_role("link", name="See who chose what").click()
    expect(page.get_by_text("If it is before eight.")).to_be_visible()
    check_page(page)


def test_somebody_is_blocked_and_heard_again(sign_in, check_page):
    page = sign_in("sanita.sm")
    page.goto("/spaces/vet-smes/communication/boards/looking-ahead/")
    page.get_by_role("link", name=re.compile("A skill you will need in five years")).first.click()
    post = page.locator("article.post", has_text="Reading a circuit diagram")
    post.get_by_text("More").click()
    post.get_by_role("link", name="Block").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Block ")
    check_page(page)
    page.get_by_role("button", name="Block").click()
    fold = page.locator("details.post-fold")
    expect(fold.first).to_be_visible()
    check_page(page)

    page.goto("/me/settings/blocked/")
    check_page(page)
    page.get_by_role("button", name=re.compile("^Unblock ")).first.click()
    expect(page.get_by_text("You have blocked nobody")).to_be_visible()
