"""The line of a room where sockets are blocked, and where one reads back: every state is in words."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.processes]

WAIT = 40_000
CONNECTED = "Connected. What is said here reaches you at once."
SLOW = re.compile(r"^Connected the slow way")
# A filter that lets handshakes begin and never end.
BLOCKED = """window.WebSocket = class extends EventTarget {
  static OPEN = 1;
  readyState = 3;
  constructor() {
    super();
    setTimeout(() => this.dispatchEvent(new CloseEvent("close", { code: 1006 })), 50);
  }
  close() {}
};"""


@pytest.fixture
def ruta(sign_in):
    return sign_in("ruta.vt")


@pytest.fixture
def sanita(sign_in):
    page = sign_in("sanita.sm")
    page.add_init_script(BLOCKED)
    return page


def open_room(page):
    page.goto("/spaces/ilp4wbl/communication/rooms/new/")
    page.get_by_label("What is it about?").fill(f"Talk {uuid4().hex[:8]}")
    page.get_by_role("button", name="Open the room").click()
    expect(page.locator("[data-connection]")).to_have_text(CONNECTED, timeout=WAIT)


def say(page, *texts):
    for text in texts:
        page.get_by_label("Your message").fill(text)
        page.get_by_label("Your message").press("Enter")


def said(page):
    return page.locator("[data-log] .message .message__body")


def state(page, text):
    return page.locator("[data-log] .message").filter(has_text=text).locator(".message__state")


def test_people_talk_both_ways_where_sockets_are_blocked(ruta, sanita, check_page):
    open_room(ruta)
    sanita.goto(ruta.url)
    expect(sanita.locator("[data-connection]")).to_have_text(SLOW, timeout=WAIT)
    say(ruta, "over a socket")
    expect(said(sanita)).to_have_text(["over a socket"], timeout=WAIT)
    say(sanita, "over requests", "and one more")
    expect(said(ruta)).to_have_text(["over a socket", "over requests", "and one more"], timeout=WAIT)
    expect(state(sanita, "and one more")).to_have_text("Sent")
    expect(sanita.locator("[data-room-present]")).to_contain_text("Rūta Petrauskaitė")
    check_page(sanita)

    sanita.reload()  # the device remembers what worked
    expect(sanita.locator("[data-connection]")).to_have_text(SLOW, timeout=WAIT)
    sanita.context.set_offline(True)
    expect(sanita.locator("[data-connection]")).to_contain_text("You are offline.")
    say(sanita, "written offline", "in order")
    expect(sanita.locator("[data-connection]")).to_contain_text("Waiting to be sent: 2.")
    sanita.context.set_offline(False)
    everything = ["over a socket", "over requests", "and one more", "written offline", "in order"]
    expect(said(ruta)).to_have_text(everything, timeout=WAIT)
    expect(said(sanita)).to_have_text(everything, timeout=WAIT)


def test_two_tabs_of_one_person_send_each_message_once(ruta):
    open_room(ruta)
    other = ruta.context.new_page()
    other.goto(ruta.url)
    expect(other.locator("[data-connection]")).to_have_text(CONNECTED, timeout=WAIT)
    other.get_by_label("Your message").fill("a draft of the other tab")
    say(ruta, "from the first")
    expect(said(other)).to_have_text(["from the first"], timeout=WAIT)
    expect(other.get_by_label("Your message")).to_have_value("a draft of the other tab")
    other.get_by_label("Your message").press("Enter")

    everything = ["from the first", "a draft of the other tab"]
    for page in (ruta, other):
        expect(said(page)).to_have_text(everything, timeout=WAIT)
        expect(state(page, "a draft")).to_have_text("Sent")
    ruta.reload()
    expect(said(ruta)).to_have_text(everything)


def test_the_log_is_one_tab_stop_and_read_by_arrow_keys(ruta, check_page):
    open_room(ruta)
    say(ruta, "one", "two", "three")
    expect(state(ruta, "three")).to_have_text("Sent", timeout=WAIT)

    ruta.locator("[data-log]").focus()
    ruta.keyboard.press("ArrowUp")
    ruta.keyboard.press("ArrowUp")
    expect(ruta.locator(".message:focus .message__body")).to_have_text("two")
    ruta.keyboard.press("Home")
    expect(ruta.locator(".message:focus .message__body")).to_have_text("one")
    ruta.keyboard.press("Escape")
    expect(ruta.get_by_label("Your message")).to_be_focused()
    check_page(ruta)
