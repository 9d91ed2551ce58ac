"""What was typed is never lost: not when the session ends before it is sent, not when the page is closed."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.processes]

NEW = "/spaces/vet-smes/communication/topics/new/?kind=help"


def _sign_in_again(page, site):
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.locator("[name=login]").fill("edgars.wm@example.org")
    page.locator("[name=password]").fill(site.password)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_question_is_there_again_after_signing_in(sign_in, site, scripts):
    word = uuid4().hex[:8]
    title, matter = f"Gone for lunch {word}", f"Twenty minutes of careful words, {word}."
    page = sign_in("edgars.wm", java_script_enabled=scripts)
    page.goto(NEW)
    page.get_by_label("Your question in one line").fill(title)
    page.get_by_label("What is the matter").fill(matter)
    page.get_by_label("Tags").fill("mentors")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Ask", exact=True).click()
    _sign_in_again(page, site)

    expect(page.get_by_label("Your question in one line")).to_have_value(title)
    expect(page.get_by_label("What is the matter")).to_have_value(matter)
    expect(page.get_by_label("Tags")).to_have_value("mentors")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.goto(NEW)
    expect(page.get_by_label("What is the matter")).to_have_value("")


def test_a_form_that_is_older_than_the_session_is_there_again(sign_in, site):
    word = uuid4().hex[:8]
    title, matter = f"Signed in elsewhere {word}", f"Typed before, sent after, {word}."
    page = sign_in("edgars.wm")
    page.goto(NEW)
    page.get_by_label("Your question in one line").fill(title)
    page.get_by_label("What is the matter").fill(matter)
    page.context.clear_cookies(name="sessionid")
    elsewhere = page.context.new_page()
    elsewhere.goto("/accounts/login/")
    _sign_in_again(elsewhere, site)
    expect(elsewhere.get_by_role("heading", level=1)).to_contain_text("Hello")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Please send it again")
    page.get_by_role("link", name="Open the page again").click()

    expect(page.get_by_label("Your question in one line")).to_have_value(title)
    expect(page.get_by_label("What is the matter")).to_have_value(matter)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_a_reply_is_there_again_after_signing_in(sign_in, site):
    words = f"Come and look, {uuid4().hex[:8]}."
    page = sign_in("edgars.wm")
    suggested = page.request.get("/search/suggest/?q=ILP with a very small company").json()["suggestions"]
    page.goto(suggested[0]["url"])
    page.get_by_label("Your answer").fill(words)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Answer", exact=True).click()
    _sign_in_again(page, site)

    expect(page.get_by_label("Your answer")).to_have_value(words)


@pytest.mark.parametrize("failed", ["the page after it", "the server"])
def test_a_reply_whose_answer_failed_is_not_sent_twice(sign_in, failed):
    words = f"Come and look, {uuid4().hex[:8]}."
    page = sign_in("edgars.wm")
    suggested = page.request.get("/search/suggest/?q=ILP with a very small company").json()["suggestions"]
    page.goto(suggested[0]["url"])
    sent = []

    def answer(route):
        if route.request.method != "POST":
            return route.continue_()
        sent.append(route.request.post_data)
        if failed == "the server":
            return route.fulfill(status=503, body="Away")
        return route.fulfill(status=303, headers={"Location": "/spaces/nothing-here/"})

    page.route("**/reply/", answer)
    page.get_by_label("Your answer").fill(words)
    page.get_by_role("button", name="Answer", exact=True).click()

    if failed == "the server":
        expect(page.get_by_role("alert")).to_have_text(
            "This could not be sent. Your text is kept on this device; try again in a moment."
        )
        expect(page.get_by_label("Your answer")).to_have_value(words)
    else:
        expect(page).to_have_url(re.compile("/spaces/nothing-here/$"))
    assert len(sent) == 1


def test_a_draft_waits_on_the_device_until_it_is_sent(sign_in):
    title = f"Half a thought {uuid4().hex[:8]}"
    page = sign_in("edgars.wm")
    page.goto(NEW)
    page.get_by_label("What is the matter").press_sequentially(title)
    expect(page.get_by_text("Draft kept on this device")).to_be_visible()
    page.close(run_before_unload=False)
    page = page.context.new_page()
    page.goto(NEW)

    expect(page.get_by_label("What is the matter")).to_have_value(title)
    expect(page.get_by_text("Your draft is back")).to_be_visible()
    page.get_by_label("Your question in one line").fill(title)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.goto(NEW)
    expect(page.get_by_label("What is the matter")).to_have_value("")
