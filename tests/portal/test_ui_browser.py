"""The preview page in Chromium: accessible, never wider than the screen, with elements that work."""

from mimetypes import guess_type
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import sync_playwright

from tests.services import chromium as installed_chromium

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
SITE = "http://127.0.0.1:9"

pytestmark = pytest.mark.browser


def ready(page):
    """The modules have run: the custom elements are alive."""
    page.locator("composer-field:defined").first.wait_for(state="attached")


@pytest.fixture(scope="module")
def answer():
    """The page as the server gives it; rendered before the browser starts, and without the database."""
    return Client().get("/demo/components/")


@pytest.fixture(scope="module")
def chromium(answer):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def preview(chromium, answer):
    """A function that opens the preview page; no socket is needed for it."""
    contexts = []

    def serve(route):
        path = urlsplit(route.request.url).path
        if path == "/demo/components/":
            route.fulfill(status=200, body=answer.content.decode(), headers=dict(answer.headers))
        elif path == "/search/suggest/":
            words = parse_qs(urlsplit(route.request.url).query)["q"][0]
            route.fulfill(json={"suggestions": [{"text": f"{words} one", "type": "Tag", "url": "/found/"}]})
        elif path == "/writing/preview/":
            route.fulfill(body="<p>as <strong>rendered</strong></p>")
        elif path.startswith("/static/") and (found := finders.find(path.removeprefix("/static/"))):
            route.fulfill(path=found, content_type=guess_type(path)[0] or "text/plain")
        else:
            route.fulfill(status=200, body=f"<title>{path}</title>", content_type="text/html")

    def open_page(width=1280, scheme="light"):
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        contexts.append(context)
        context.route("**/*", serve)
        page = context.new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on("console", lambda line: line.type == "error" and page.errors.append(line.text))
        page.goto(f"{SITE}/demo/components/")
        ready(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_component_is_accessible_and_fits(preview, width, scheme):
    page = preview(width, scheme)

    errors = list(page.errors)  # before axe, whose own measuring breaks the content policy
    violations = Axe().run(page).response["violations"]

    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert errors == []


def test_the_composer_formats_previews_and_keeps_a_draft(preview):
    page = preview()
    composer = page.locator("composer-field").first
    area = composer.locator("textarea")

    area.fill("three jobs")
    area.select_text()
    composer.get_by_role("button", name="Bold").click()
    composer.get_by_text("Draft kept on this device").wait_for()
    bold = area.input_value()
    composer.get_by_role("button", name="Preview").click()
    composer.locator(".composer__preview strong").wait_for()
    page.reload()
    ready(page)
    restored = page.locator("composer-field textarea").first.input_value()
    page.context.add_cookies([{"name": "accepted_draft", "value": "sample", "url": SITE}])
    page.reload()
    ready(page)

    assert (bold, restored) == ("**three jobs**", "**three jobs**")
    assert page.locator("composer-field textarea").first.input_value() == ""
    assert page.context.cookies() == []


def test_the_search_box_proposes_and_keys_choose(preview):
    page = preview()
    box = page.locator("header search-suggest input")

    box.press_sequentially("plan")
    page.get_by_role("option", name="plan one").wait_for()
    opened = box.get_attribute("aria-expanded")
    box.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    box.press("Enter")
    page.wait_for_url(f"{SITE}/found/")

    assert (opened, active) == ("true", "suggestions-1-0")


def test_a_button_that_asks_first_can_be_refused(preview):
    page = preview()
    button = page.locator("confirm-button > button").first

    button.click()
    asked = page.get_by_text("Remove this file for everybody?").is_visible()
    page.get_by_role("button", name="No", exact=True).click()

    assert asked
    assert button.is_visible()
    assert page.url == f"{SITE}/demo/components/"


def test_the_colours_can_be_chosen_and_stay(preview):
    page = preview()

    page.locator("footer theme-toggle button").click()
    chosen = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.reload()
    ready(page)

    assert chosen == "rgb(20, 23, 28)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == chosen


def test_a_menu_closes_on_escape_and_gives_the_focus_back(preview):
    page = preview()
    menu = page.locator("main details.menu").first

    menu.locator("summary").click()
    opened = menu.get_attribute("open")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    assert (opened, menu.get_attribute("open")) == ("", None)
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_number_of_a_row_stands_beside_or_below_its_title_never_on_it(preview, width):
    page = preview(width)

    overlaps = page.evaluate(
        """() => [...document.querySelectorAll(".row:has(.row__count)")].map((row) => {
            const number = row.querySelector(".row__count").getBoundingClientRect()
            return [...row.querySelector(".row__title a").getClientRects()].some((line) =>
                line.right > number.left && line.left < number.right
                && line.bottom > number.top && line.top < number.bottom)
        })"""
    )

    assert overlaps == [False] * len(overlaps)
    assert len(overlaps) >= 2
