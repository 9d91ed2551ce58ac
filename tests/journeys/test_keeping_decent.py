"""A post is reported, hidden with a note, objected to, and brought back by somebody else."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.processes]

TITLE = re.compile("Report to the moderators")


def open_topic(page: Page, title: str) -> str:
    page.goto("/spaces/vet-smes/communication/topics/new/?kind=discussion")
    page.locator("[name=title]").fill(title)
    page.locator("[name=body]").fill(f"{title}? Their workshop is a mess, and everybody in town knows it.")
    page.locator("main form").get_by_role("button", name=re.compile("Post|Publish|Open")).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return page.url


def latest_notice(page: Page, words: str) -> None:
    page.goto("/me/notices/")
    page.get_by_role("link", name=re.compile(words)).first.click()


def test_reported_hidden_objected_and_brought_back(sign_in, check_page, size):
    title = f"Why do our trainees leave ({size})"
    author = sign_in("edgars.wm")
    address = open_topic(author, title)

    reader = sign_in("toms")
    reader.goto(address)
    reader.locator("#post-1").get_by_text("More").click()
    reader.locator("#post-1").get_by_role("link", name="Report", exact=True).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    reader.get_by_role("button", name="Report it").click()
    expect(reader.get_by_role("group", name=re.compile("What is wrong"))).to_contain_text(
        "This field is required"
    )
    check_page(reader)
    reader.get_by_label("It insults or threatens somebody").check()
    reader.get_by_label("In your words").fill("Everybody knows which firm is meant.")
    reader.get_by_role("button", name="Report it").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Your report")
    check_page(reader)

    moderator = sign_in("claire.sa")
    moderator.goto("/spaces/vet-smes/settings/reports/")
    check_page(moderator)
    moderator.get_by_role("link", name=title).first.click()
    expect(moderator.get_by_text("Everybody knows which firm is meant.")).to_be_visible()
    check_page(moderator)
    moderator.get_by_label("Hide it").check()
    moderator.get_by_label("Note to the person").fill("Please say it without pointing at one firm.")
    moderator.get_by_role("button", name="Decide").click()
    expect(moderator.get_by_text("Please say it without pointing at one firm.")).to_be_visible()

    reader.goto(address)
    expect(reader.get_by_role("heading", level=1)).not_to_have_text(title)

    latest_notice(author, "decided|decision")
    expect(author.get_by_text("Please say it without pointing at one firm.")).to_be_visible()
    check_page(author)
    author.get_by_label("Why do you object?").fill("It is about our own workshop, not another firm.")
    author.get_by_role("button", name="Object").click()
    expect(author.get_by_text("It is about our own workshop, not another firm.")).to_be_visible()

    other = sign_in("anna.sa")
    latest_notice(other, "object")
    check_page(other)
    other.get_by_label("Yes: the decision is undone as far as it can be").check()
    other.get_by_label("Answer to the person").fill("You are right, sorry. It is back.")
    other.get_by_role("button", name="Decide").click()
    expect(other.get_by_text("You are right, sorry. It is back.")).to_be_visible()

    reader.goto(address)
    expect(reader.get_by_role("heading", level=1)).to_have_text(title)
    author.goto(address)
    check_page(author)
