"""From a meeting to a group with its tasks: talked over, closed with minutes, carried on, kept as a file."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.journeys.rooms import go_to_part

pytestmark = [pytest.mark.browser, pytest.mark.processes]

HERE = "/spaces/ilp4wbl"
WAIT = 40_000
MINUTES = """## Decisions

- We ask five firms.

## Tasks

- [ ] Write the letter about {word} 2027-03-01
- [ ] Call the joinery
- [x] Find the addresses
"""


def test_a_meeting_becomes_a_group_with_its_tasks(sign_in, check_page):
    word = f"orkla{uuid4().hex[:8]}"
    ruta, sanita = sign_in("ruta.vt"), sign_in("sanita.sm")

    room = _talk(ruta, word)
    _close_with_minutes(ruta, room, word, check_page)
    _form_the_group(ruta, word, check_page)
    _look_back(ruta, sanita, room, word, check_page)
    _take_a_copy(sanita, room, word)


def _talk(ruta, word):
    ruta.goto(f"{HERE}/communication/rooms/new/")
    ruta.get_by_label("What is it about?").fill(f"Firms and {word}")
    ruta.get_by_role("button", name="Open the room").click()
    ruta.wait_for_url(re.compile(r"/rooms/\d+-"))
    ruta.get_by_label("Your message").fill(f"Who writes about {word}?")
    ruta.get_by_label("Your message").press("Enter")
    expect(ruta.locator("[data-log] .message")).to_contain_text(word, timeout=WAIT)
    return urlsplit(ruta.url).path


def _close_with_minutes(ruta, room, word, check_page):
    """Refused without an outcome, and nothing typed is gone."""
    go_to_part(ruta, "People")
    ruta.get_by_role("link", name="Close with an outcome").first.click()
    ruta.get_by_text("Write minutes as well").click()
    ruta.get_by_label(re.compile("^Minutes")).fill(MINUTES.format(word=word))
    ruta.get_by_label("A group with the tasks").check()
    check_page(ruta)
    ruta.get_by_role("button", name="Close the room").click()
    expect(ruta.get_by_role("main")).to_contain_text("or choose that nothing did.")
    expect(ruta.get_by_label(re.compile("^Minutes"))).to_have_value(re.compile(word))
    ruta.get_by_label(re.compile("^What came of it")).fill(f"We write to five firms about **{word}**.")
    ruta.get_by_role("button", name="Close the room").click()
    ruta.wait_for_url(re.compile(r"/groups/new/\?from=room:\d+"))


def _form_the_group(ruta, word, check_page):
    """Left once and found again: the room says what was planned and is not made yet."""
    came_from = ruta.get_by_role("main").get_by_role("link", name=f"Firms and {word}")
    came_from.click()
    expect(ruta.get_by_role("main")).to_contain_text("Planned: A group with the tasks. It is not made yet.")
    check_page(ruta)
    ruta.get_by_role("link", name="Make it now").click()
    expect(ruta.get_by_label(re.compile("^First tasks"))).to_have_value(
        f"Write the letter about {word} 2027-03-01\nCall the joinery"
    )
    ruta.get_by_label("Aim, in one sentence").fill("Five firms have answered.")
    ruta.get_by_label("A resource", exact=True).check()
    ruta.get_by_label("Until").fill(str(date.today() + timedelta(days=30)))
    check_page(ruta)
    ruta.get_by_role("button", name="Form the group").click()
    expect(ruta.get_by_role("main")).to_contain_text(f"Write the letter about {word}")
    expect(ruta.get_by_role("main")).to_contain_text("Call the joinery")
    expect(ruta.get_by_role("main")).not_to_contain_text("Find the addresses")


def _look_back(ruta, sanita, room, word, check_page):
    ruta.goto(room)
    expect(ruta.locator(".lineage")).to_contain_text("Group · carried forward")
    expect(ruta.get_by_role("main")).not_to_contain_text("It is not made yet.")
    sanita.goto(room)
    expect(sanita.get_by_role("main")).to_contain_text("We ask five firms.")
    sanita.get_by_role("link", name="Read the transcript").click()
    expect(sanita.get_by_role("main")).to_contain_text(f"Who writes about {word}?")
    check_page(sanita)


def _take_a_copy(sanita, room, word):
    with sanita.expect_download() as taken:
        sanita.get_by_role("link", name="JSON").click()
    copied = json.loads(Path(taken.value.path()).read_text(encoding="utf-8"))
    assert copied["is_whole"] is True
    assert copied["events"][0]["body"] == f"Who writes about {word}?"
