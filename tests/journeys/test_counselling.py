"""Peer counselling from an offer to a rating, in two browsers; what is written comes without a reload."""

import re
from datetime import date
from uuid import uuid4

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.processes]

HERE = "/spaces/ilp4wbl/communication/counselling/"
WAIT = 30_000
# Each size of window has a pair of its own: two people have one open talk at a time.
COUNSELLORS = {"phone": "edgars.wm", "desktop": "paolo.wm"}


def test_two_people_find_each_other_and_talk(sign_in, check_page, size):
    word = f"orkla{uuid4().hex[:8]}"
    counsellor, asker = sign_in(COUNSELLORS[size]), sign_in("ruta.vt")

    offer = _offer(counsellor, word, check_page)
    talk = _ask(asker, offer, word, check_page)
    _accept(counsellor, word, check_page)
    _write(counsellor, asker, talk, word, check_page)
    _end_and_rate(counsellor, asker, talk, word, check_page)

    asker.goto(offer)
    expect(asker.get_by_role("main")).to_contain_text("1 talk finished")
    counsellor.get_by_role("main").wait_for()
    counsellor.goto(offer)
    counsellor.get_by_role("button", name="Take your offer away").click()
    counsellor.get_by_role("button", name="Yes").click()
    expect(counsellor.get_by_role("heading", level=1)).to_have_text("Peer counselling")


def _offer(counsellor, word, check_page):
    counsellor.goto(HERE)
    check_page(counsellor)
    counsellor.get_by_role("link", name="Offer to talk").click()
    counsellor.get_by_label("What can you help with?").fill(f"Tools and {word}")
    counsellor.get_by_label("A little more").fill("I have shown it to **nine** learners.")
    counsellor.get_by_label("Monday, Evening").check()
    check_page(counsellor)
    counsellor.get_by_role("button", name="Save").click()
    expect(counsellor.get_by_role("heading", level=1)).to_have_text(f"Tools and {word}")
    expect(counsellor.get_by_role("main")).to_contain_text("Monday: Evening")
    check_page(counsellor)
    return counsellor.url


def _ask(asker, offer, word, check_page):
    asker.goto(HERE)
    asker.get_by_role("link", name=word).click()
    asker.get_by_role("link", name="Ask for a talk").click()
    asker.get_by_label("What is it about, in one line?").fill(f"Which {word} first?")
    asker.get_by_label("Tell a little more").fill("There are **too many** on the wall.")
    check_page(asker)
    asker.get_by_role("button", name="Ask for a talk").click()
    expect(asker.get_by_role("main")).to_contain_text("You have asked")
    check_page(asker)
    return re.sub(r"[#?].*", "", asker.url)


def _accept(counsellor, word, check_page):
    counsellor.goto("/me/")
    counsellor.get_by_role("link", name=f"Which {word} first?").click()
    expect(counsellor.locator("#conversation")).to_contain_text("too many on the wall")
    check_page(counsellor)
    counsellor.get_by_label("A few words").fill("Let us look together.")
    counsellor.get_by_role("button", name="Yes, let us talk").click()
    expect(counsellor.get_by_role("main")).to_contain_text("In progress")


def _write(counsellor, asker, talk, word, check_page):
    asker.goto(talk)
    expect(asker.locator("#conversation")).to_contain_text("Let us look together.")
    counsellor.get_by_label("Your message").fill(f"Send me a photo of {word}.")
    counsellor.get_by_role("button", name="Send").click()
    expect(counsellor.locator("#conversation")).to_contain_text(f"photo of {word}")
    expect(asker.locator("#conversation")).to_contain_text(f"photo of {word}", timeout=WAIT)

    asker.get_by_text("Note a meeting").click()
    asker.get_by_label("When did you meet?").fill(date.today().isoformat())
    asker.get_by_label("How many minutes?").fill("25")
    asker.get_by_label("What came of it").fill("Three tools are enough.")
    check_page(asker)
    asker.get_by_role("button", name="Note the meeting").click()
    expect(asker.locator("#conversation")).to_contain_text("25 minutes")
    asker.get_by_text("Note a next step").click()
    asker.get_by_label("What will be done next, and by whom?").fill("Hang up the three")
    asker.get_by_role("button", name="Note the step").click()
    asker.get_by_role("button", name="Done", exact=True).click()
    expect(asker.locator("#conversation")).to_contain_text("Next step: done")
    check_page(asker)


def _end_and_rate(counsellor, asker, talk, word, check_page):
    asker.get_by_role("button", name="End this talk").click()
    asker.get_by_role("button", name="Yes").click()
    asker.get_by_label("In part").check()
    asker.get_by_label("A few words").fill(f"Thanks to {word}.")
    asker.get_by_label("The other person may read this").check()
    asker.locator("#rating").get_by_role("button", name="Save").click()
    check_page(asker)

    counsellor.goto(talk)
    expect(counsellor.locator("#rating")).to_contain_text(f"Thanks to {word}.")
    counsellor.goto("/me/counselling/?show=ended")
    expect(counsellor.get_by_role("main")).to_contain_text(f"Which {word} first?")
    check_page(counsellor)
