"""A guest comes in by a link, talks with the host, and is out when the room closes."""

import re
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.journeys.rooms import go_to_part

pytestmark = [pytest.mark.browser, pytest.mark.processes]

WAIT = 40_000
CONNECTED = "Connected. What is said here reaches you at once."


def test_a_guest_talks_and_sees_nothing_else(sign_in, visitor, check_page):
    host = sign_in("ruta.vt")
    room = _open_room(host)
    host.get_by_label("Your message").fill("Before the guest")
    host.get_by_label("Your message").press("Enter")
    expect(host.locator("[data-log] .message")).to_contain_text("Before the guest", timeout=WAIT)
    visitor.goto(_link(host))
    check_page(visitor)
    visitor.get_by_role("button", name="Come in").click()
    expect(visitor.locator("[data-connection]")).to_have_text(CONNECTED, timeout=WAIT)

    visitor.get_by_label("Your message").fill("Hello from outside")
    visitor.get_by_role("button", name="Send").click()
    host.goto(room)
    expect(host.locator("[data-log]")).to_contain_text("Hello from outside", timeout=WAIT)
    expect(host.locator("[data-connection]")).to_have_text(CONNECTED, timeout=WAIT)
    host.get_by_label("Your message").fill("Welcome")
    host.get_by_label("Your message").press("Enter")

    expect(visitor.locator("[data-log]")).to_contain_text("Welcome", timeout=WAIT)
    expect(visitor.locator("[data-log]")).not_to_contain_text("Before the guest")
    check_page(visitor)
    number = re.sub(r"-[^/]*/$", "", room)
    assert host.request.get(f"{number}/transcript/").status == 200
    assert visitor.request.get(f"{number}/transcript/").status == 404
    _close(host)
    assert visitor.reload().status == 404


def _open_room(host):
    host.goto("/spaces/ilp4wbl/communication/rooms/new/")
    host.get_by_label("What is it about?").fill(f"Guests {uuid4().hex[:8]}")
    host.get_by_role("button", name="Open the room").click()
    host.wait_for_url(re.compile(r"/rooms/\d+-"))
    return urlsplit(host.url).path


def _link(host):
    go_to_part(host, "People")
    host.get_by_role("link", name="People, guests and order").first.click()
    host.get_by_label("Who is the guest?").fill("Mara")
    host.get_by_role("button", name="Make a guest link").click()
    return re.search(r"/guest/[\w-]{20,}/", host.content())[0]


def _close(host):
    go_to_part(host, "People")
    host.get_by_role("link", name="Close with an outcome").first.click()
    host.get_by_label("Nothing came of it this time").check()
    host.get_by_role("button", name="Close the room").click()
    host.wait_for_url(re.compile(r"/rooms/\d+-[^/]+/$"))
