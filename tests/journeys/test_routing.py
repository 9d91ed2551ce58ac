"""Somebody says what they can help with, is asked by somebody else, and answers."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.processes]

# Nobody is asked twice within a week, so each size has people of its own.
CAST = {"phone": ("toms", "sanita.sm", "Toms"), "desktop": ("raivis.wm", "mika.sm", "Raivis")}
BOARD = "/spaces/vet-smes/communication/topics/new/?kind=help"


def test_who_says_what_they_know_is_asked_and_answers(size, sign_in, check_page):
    expert_name, asker_name, expert_shown = CAST[size]
    word = f"dough sheeter {size}"

    expert = sign_in(expert_name)
    expert.goto("/me/settings/helping/")
    expect(expert.get_by_label("Others may ask me for help")).to_be_checked()
    expert.get_by_label("What I can help with").fill(f"{word}, night shifts")
    check_page(expert)
    expert.get_by_role("button", name="Save").click()
    expect(expert.get_by_text("Saved.")).to_be_visible()

    asker = sign_in(asker_name)
    asker.goto(BOARD)
    asker.locator("[name=title]").fill(f"A {word} for one learner?")
    asker.locator("[name=body]").fill("Who has shown one to a learner in the first week?")
    asker.locator("main form").filter(has=asker.locator("[name=title]")).locator("[type=submit]").last.click()
    expect(asker.get_by_role("heading", level=1)).to_have_text(f"A {word} for one learner?")
    topic = asker.url

    asker.get_by_role("link", name="Find people to ask").click()
    expect(asker.get_by_role("heading", level=1)).to_have_text("People who may know")
    row = asker.locator(".picks__item").filter(has_text=expert_shown)
    expect(row).to_contain_text(f"Knows about: {word}")
    check_page(asker)
    row.get_by_role("checkbox").check()
    asker.get_by_role("button", name="Ask them").click()
    expect(asker.get_by_text("1 person has been asked.")).to_be_visible()
    expect(asker.locator("#asked")).to_contain_text("Asked")
    check_page(asker)

    expert.goto("/me/notices/")
    expert.get_by_role("link", name=re.compile("Perhaps you can help")).first.click()
    expect(expert.get_by_role("heading", level=1)).to_have_text("You are asked for help")
    expect(expert.locator("#why")).to_contain_text(f"You know about: {word}")
    check_page(expert)
    expert.get_by_role("link", name="Write an answer").click()
    expect(expert.get_by_text("You are asked for help")).to_be_visible()
    check_page(expert)
    expert.locator("#reply [name=body]").fill("Let them clean it on the first day.")
    expert.locator("#reply [type=submit]").last.click()
    expect(expert.get_by_text("Let them clean it on the first day.").first).to_be_visible()

    asker.goto(topic)
    asker.get_by_role("link", name="Find people to ask").click()
    expect(asker.locator("#asked")).to_contain_text("Has answered")
