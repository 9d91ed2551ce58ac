"""Finding: one word leads to question, resource and practice; what is private is not there at all."""

import re

import pytest
from playwright.sync_api import expect

from config.demo.content.private import PRIVATE_WORDS

pytestmark = [pytest.mark.browser, pytest.mark.processes]

QUESTION = "How do you write an ILP with a very small company?"
RESOURCE = "A learning plan on one page, for firms with one to nine people"
PRACTICE = "Writing the learning plan at the workbench: one page, three tasks, forty minutes"


def _search(page, words):
    page.goto("/search/")
    page.get_by_role("main").get_by_role("combobox", name="Search the network").fill(words)
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page.get_by_role("main").get_by_role("status").first).to_contain_text("for “")


def _titles(page):
    return page.locator("#found .object-card__title")


def _facet(page, group, value):
    section = page.locator(".facets section").filter(has=page.get_by_role("heading", name=group, exact=True))
    return section.get_by_role("link", name=re.compile(rf"^{re.escape(value)} \d+$"))


def _count_of(facet):
    return int(facet.locator(".facets__count").inner_text())


def test_words_of_the_question_find_all_that_came_of_it(visitor, check_page):
    _search(visitor, "small company")
    for title in (QUESTION, RESOURCE, PRACTICE):
        expect(_titles(visitor).filter(has_text=title)).to_be_visible()
    for group, value in (
        ("Kind", "Topic"),
        ("Kind", "Resource"),
        ("Space", "VISION: Quality-assured mobility"),
    ):
        expect(_facet(visitor, group, value)).to_be_visible()
    check_page(visitor)

    practices = _count_of(_facet(visitor, "Kind", "Practice"))
    _facet(visitor, "Kind", "Practice").click()
    expect(_titles(visitor)).to_have_count(practices)
    expect(_titles(visitor).filter(has_text=PRACTICE)).to_be_visible()
    expect(_titles(visitor).filter(has_text=QUESTION)).to_have_count(0)
    expect(visitor).to_have_url(re.compile(r"q=small\+company&type=practice$"))
    visitor.get_by_role("link", name="Take all filters away").click()
    expect(_titles(visitor).filter(has_text=QUESTION)).to_be_visible()
    _facet(visitor, "Tag", "ILP").click()
    expect(_titles(visitor)).to_have_text([QUESTION, RESOURCE, PRACTICE])
    check_page(visitor)
    visitor.go_back()
    visitor.go_back()
    expect(_titles(visitor)).to_have_count(practices)


def test_a_typo_still_finds_and_says_what_was_searched(visitor):
    _search(visitor, "very small compny")

    expect(visitor.locator("#found")).to_contain_text("Showing results for very small company.")
    expect(_titles(visitor).first).to_have_text(QUESTION)


def test_suggestions_are_chosen_with_the_keyboard(visitor, check_page):
    visitor.goto("/search/")
    field = visitor.get_by_role("main").get_by_role("combobox", name="Search the network")
    field.press_sequentially("very smal")
    option = visitor.get_by_role("main").get_by_role("option", name=QUESTION)
    expect(option).to_be_visible()
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    check_page(visitor)
    field.press("Enter")

    expect(visitor.get_by_role("heading", level=1)).to_have_text(QUESTION)


def _found(page, words):
    """How many hits and facet values ``words`` give, and whether they were taken for others."""
    answer = page.request.get(f"/search/?q={words}").text()
    corrected = "Showing results for" in answer
    return answer.count('class="object-card__title"'), answer.count('class="facets__link"'), corrected


def _suggested(page, words):
    return page.request.get(f"/search/suggest/?q={words}").json()["suggestions"]


@pytest.mark.parametrize("who", ["visitor", "nikos.wm"])
def test_private_words_are_neither_found_nor_suggested_nor_counted(who, new_browser, sign_in):
    page = new_browser().new_page() if who == "visitor" else sign_in(who)
    words = [private.word for private in PRIVATE_WORDS]
    with_typos = [word[:-2] + word[-1] + word[-2] for word in words]

    found = {typed: _found(page, typed) for typed in [*words, *with_typos]}
    suggested = {typed: _suggested(page, typed) for word in words for typed in (word, word[:5])}

    assert {typed: seen for typed, seen in found.items() if seen != (0, 0, False)} == {}
    assert {typed: seen for typed, seen in suggested.items() if seen} == {}
    page.goto("/search/")
    assert page.locator(".facets__link").count() > 0
    assert [word for word in words if word in page.locator("#found").inner_text().lower()] == []


@pytest.mark.parametrize(("member", "word"), [("valdis.sm", "quoinstone"), ("mika.sm", "lyhtyranta")])
def test_members_find_the_words_of_their_space(member, word, sign_in):
    page = sign_in(member)

    hits, facets, corrected = _found(page, word)

    assert (hits > 0, facets > 0, corrected) == (True, True, False)
    page.goto(f"/search/?q={word}")
    cards = page.locator("#found .object-card").all_inner_texts()
    assert [word in card.lower() for card in cards] == [True] * hits
