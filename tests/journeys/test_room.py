"""Two browsers talk; one loses the line. Nothing is missing, nothing doubled, and every state is in words."""

import re
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.journeys.wire import SOCKETS, Wire

pytestmark = [pytest.mark.browser, pytest.mark.processes]

WAIT = 40_000
CONNECTED = "Connected. What is said here reaches you at once."


@pytest.fixture
def wire(site):
    with Wire(urlsplit(site.url).port) as made:
        yield made


@pytest.fixture
def ruta(sign_in, wire):
    return sign_in("ruta.vt", base_url=wire.url)


@pytest.fixture
def sanita(sign_in):
    return sign_in("sanita.sm")


def _open_room(ruta, sanita):
    """A new room with both in it, connected."""
    ruta.goto("/spaces/ilp4wbl/communication/rooms/new/")
    ruta.get_by_label("What is it about?").fill(f"Talk {uuid4().hex[:8]}")
    ruta.get_by_role("button", name="Open the room").click()
    expect(ruta.locator("[data-connection]")).to_have_text(CONNECTED, timeout=WAIT)
    sanita.goto(urlsplit(ruta.url).path)
    expect(sanita.locator("[data-connection]")).to_have_text(CONNECTED, timeout=WAIT)


def _say(page, *texts):
    for text in texts:
        page.get_by_label("Your message").fill(text)
        page.get_by_label("Your message").press("Enter")


def _said(page):
    """What stands in the log, in its order."""
    return page.locator("[data-log] .message .message__body")


def _numbers(page):
    return page.locator("[data-log] .message").evaluate_all("all => all.map(each => each.dataset.seq)")


def _state(page, text):
    return page.locator("[data-log] .message").filter(has_text=text).locator(".message__state")


def test_a_line_that_was_lost_loses_and_doubles_nothing(ruta, sanita, wire, check_page):
    _open_room(ruta, sanita)
    _say(ruta, "first of Ruta")
    expect(_said(sanita)).to_have_text(["first of Ruta"], timeout=WAIT)
    _say(sanita, "first of Sanita")
    expect(_said(ruta)).to_have_text(["first of Ruta", "first of Sanita"], timeout=WAIT)
    expect(_state(ruta, "first of Ruta")).to_have_text("Sent")
    expect(ruta.locator("[data-room-present]")).to_contain_text("Sanita Bērziņa")
    check_page(ruta)

    ruta.context.set_offline(True)
    wire.cut()
    expect(ruta.locator("[data-connection]")).to_contain_text("You are offline.")
    _say(ruta, "second of Ruta", "third of Ruta")
    expect(_state(ruta, "second of Ruta")).to_have_text("Sending…")
    _say(sanita, "second of Sanita", "third of Sanita")
    expect(_state(ruta, "third of Ruta")).to_contain_text("Not sent", timeout=WAIT)
    expect(_state(ruta, "third of Ruta")).to_contain_text("It is sent as soon as the line is back.")
    check_page(ruta)
    mine = ["first of Ruta", "first of Sanita", "second of Ruta", "third of Ruta"]
    expect(_said(ruta)).to_have_text(mine)

    wire.mend()
    ruta.context.set_offline(False)
    everything = [
        "first of Ruta", "first of Sanita", "second of Sanita", "third of Sanita", "second of Ruta",
        "third of Ruta",
    ]  # fmt: skip
    expect(_said(sanita)).to_have_text(everything, timeout=WAIT)
    expect(_said(ruta)).to_have_text(everything, timeout=WAIT)
    expect(ruta.locator("[data-connection]")).to_have_text(CONNECTED)
    for text in ("first of Ruta", "second of Ruta", "third of Ruta"):
        expect(_state(ruta, text)).to_have_text("Sent")
    assert _numbers(ruta) == _numbers(sanita) == ["1", "2", "3", "4", "5", "6"]
    sanita.reload()
    expect(_said(sanita)).to_have_text(everything)


def test_what_was_not_sent_survives_a_reload_and_is_sent_once(ruta, sanita, wire, check_page):
    _open_room(ruta, sanita)
    _say(sanita, "good morning")
    expect(_said(ruta)).to_have_text(["good morning"], timeout=WAIT)

    ruta.route("**/line/**", lambda route: route.abort())  # the slow way is cut as well
    wire.cut(only=SOCKETS)
    expect(ruta.locator("[data-connection]")).to_contain_text("The line is down.", timeout=WAIT)
    _say(ruta, "written in the tunnel")
    expect(_state(ruta, "written in the tunnel")).to_have_text("Sending…")
    ruta.reload()
    expect(_said(ruta)).to_have_text(["good morning", "written in the tunnel"])
    expect(_state(ruta, "written in the tunnel")).to_have_text("Sending…")
    expect(_said(sanita)).to_have_text(["good morning"])

    wire.mend()
    ruta.unroute("**/line/**")
    expect(_said(sanita)).to_have_text(["good morning", "written in the tunnel"], timeout=WAIT)
    expect(_state(ruta, "written in the tunnel")).to_have_text("Sent", timeout=WAIT)
    ruta.reload()
    expect(ruta.locator("[data-connection]")).to_have_text(CONNECTED, timeout=WAIT)
    expect(_said(ruta)).to_have_text(["good morning", "written in the tunnel"])
    check_page(sanita)


def test_what_somebody_blocked_says_is_folded_and_so_is_what_comes_live(ruta, sanita):
    _open_room(ruta, sanita)
    _say(ruta, "Before")
    expect(_said(sanita)).to_have_text(["Before"], timeout=WAIT)
    room = sanita.url

    sanita.goto("/people/ruta-petrauskaite/block/")
    sanita.get_by_role("button", name="Block", exact=True).click()
    sanita.goto(room)
    folds = sanita.locator("[data-log] .message__fold")
    expect(folds).to_have_count(1)
    expect(sanita.locator("[data-connection]")).to_have_text(CONNECTED, timeout=WAIT)
    _say(ruta, "After")

    expect(folds).to_have_count(2, timeout=WAIT)
    expect(_said(sanita).last).to_be_hidden()
    folds.last.locator("summary").click()
    expect(_said(sanita).last).to_have_text("After")
    expect(_said(sanita).last).to_be_visible()

    sanita.goto("/me/settings/blocked/")
    sanita.get_by_role("button", name=re.compile("^Unblock ")).first.click()
    expect(sanita.get_by_text("You have blocked nobody")).to_be_visible()
    sanita.goto(room)
    expect(_said(sanita)).to_have_text(["Before", "After"], timeout=WAIT)
    expect(folds).to_have_count(0)
