"""A visitor comments without an account: typed, confirmed from the mailbox, looked at, shown."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.processes]

TITLE = "How do you keep a logbook alive after week three?"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_comment_from_the_form_to_the_page(scripts, new_browser, sign_in, site, check_page):
    word = uuid4().hex[:8]
    address = f"{word}@example.org"
    visitor = new_browser(java_script_enabled=scripts).new_page()
    visitor.goto("/search/?q=logbook")
    visitor.get_by_role("main").get_by_role("link", name=TITLE).first.click()
    expect(visitor.get_by_role("heading", name="Comment without an account")).to_be_visible()
    if scripts:
        check_page(visitor)
    visitor.get_by_label("Your name").fill(f"Ella {word}")
    visitor.get_by_label("Your e-mail address").fill(address)
    visitor.get_by_label("Your comment").fill(f"We read it aloud on Fridays, {word}.")
    visitor.get_by_label("I have read the privacy notice").check()
    visitor.wait_for_timeout(3_500)  # nobody types so much in less
    visitor.get_by_role("button", name="Send the comment").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")
    if scripts:
        check_page(visitor)

    link = re.search(r"http://\S+/comments/\S+", site.mail_to(address)).group(0)
    visitor.goto(link)
    if scripts:
        check_page(visitor)
    visitor.get_by_role("button", name="Confirm my comment").click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("waits for a moderator")

    moderator = sign_in("anna.sa")
    moderator.goto("/spaces/vet-smes/settings/held/")
    check_page(moderator)
    waiting = moderator.locator("section").filter(has_text=word).last
    expect(waiting).to_contain_text(f"Ella {word} · visitor")
    expect(moderator.locator("body")).not_to_contain_text(address)
    waiting.get_by_role("button", name="Show it").click()
    expect(moderator.get_by_role("main")).to_contain_text("It is shown now.")

    visitor.goto("/search/?q=logbook")
    visitor.get_by_role("main").get_by_role("link", name=TITLE).first.click()
    comment = visitor.locator(".post").filter(has_text=word)
    expect(comment).to_contain_text(f"Ella {word} · visitor")
    if scripts:
        check_page(visitor)
