"""A coordinator looks at their desk, reads a chart as a table and takes it along as a file."""

import csv
import io

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_the_desk_of_the_network(sign_in, check_page):
    page = sign_in("anna.sa")
    page.goto("/")
    page.get_by_label("Your menu").click()
    page.get_by_role("link", name="Coordinator's desk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Coordinator's desk")
    check_page(page)

    posts = page.locator("#chart-posts")
    expect(posts.get_by_role("img", name="Posts")).to_be_visible()
    posts.get_by_text("As a table").click()
    expect(posts.get_by_role("columnheader", name="Month")).to_be_visible()
    check_page(page)

    page.get_by_role("link", name="Three months").click()
    posts.get_by_text("As a table").click()
    expect(posts.get_by_role("columnheader", name="Week from")).to_be_visible()
    with page.expect_download() as started:
        posts.get_by_role("link", name="As a file (CSV)").click()
    text = started.value.path().read_text(encoding="utf-8-sig")
    assert next(csv.reader(io.StringIO(text))) == ["Week from", "Posts"]
    assert started.value.suggested_filename.startswith("guildhall-posts-")


def test_the_desk_of_a_space_in_the_dark(sign_in, check_page):
    page = sign_in("claire.sa", color_scheme="dark")
    page.goto("/spaces/vet-smes/")
    page.get_by_role("link", name="Coordinator's desk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Coordinator's desk")
    check_page(page)


def test_the_desk_without_scripts(sign_in):
    page = sign_in("anna.sa", java_script_enabled=False)
    page.goto("/desk/")
    page.get_by_role("link", name="90 days").click()

    expect(page.locator("#asleep [aria-current=page]")).to_have_text("90 days")
    page.locator("#chart-carried summary").click()
    expect(page.locator("#chart-carried").get_by_role("columnheader", name="Cooperation")).to_be_visible()
