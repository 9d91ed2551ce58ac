"""The frame round every page: links that exist, the reader's number, the accepted draft, the error pages."""

import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import override_settings

from portal.choices import SectionKind
from portal.http import see_other
from portal.ui import panels, shell
from portal.ui.drafts import COOKIE, AcceptedDraftMiddleware
from portal.ui.panels import Panel
from portal.views.errors import server_error


def request_of(path="/", user=None, space=None):
    request = RequestFactory().get(path)
    request.user = user or AnonymousUser()
    request.space = space
    return request


def test_an_address_that_does_not_exist_is_empty():
    assert shell.address_of("home") == "/"
    assert shell.address_of("no_such_page") == ""
    assert shell.address_of("network_section", "no-such-kind") == ""


@pytest.mark.parametrize(
    ("path", "in_space", "network_section", "section"),
    [
        ("/", False, "", ""),
        ("/sharing/", False, "sharing", "sharing"),
        ("/people/sharing/", False, "", ""),
        ("/spaces/baltic/", True, "", ""),
        ("/spaces/baltic/communication/boards/help/", True, "", "communication"),
        ("/spaces/baltic/members/", True, "", ""),
    ],
)
def test_the_section_is_read_from_the_address(path, in_space, network_section, section):
    found = shell.Shell(request_of(path, space=SimpleNamespace(slug="baltic") if in_space else None))

    assert (found.network_section, found.section) == (network_section, section)


def test_the_sections_of_the_network_and_of_a_space_have_their_addresses():
    space = SimpleNamespace(slug="baltic", sections=tuple(SectionKind))
    found = shell.Shell(request_of("/spaces/baltic/", space=space))

    kinds = ["communication", "sharing", "collaboration", "cooperation"]
    assert [link.url for link in found.sections] == [f"/{kind}/" for kind in kinds]
    assert [link.url for link in found.space_sections] == [f"/spaces/baltic/{kind}/" for kind in kinds]


@pytest.mark.parametrize(
    ("referer", "here"),
    [
        ("", "/"),
        ("http://testserver/spaces/baltic/?q=x", "/spaces/baltic/"),
        ("http://[", "/"),
    ],
)
def test_after_a_refused_form_a_choice_of_language_comes_back_to_its_page(referer, here):
    request = RequestFactory().post("/spaces/baltic/", headers={"Referer": referer})

    assert shell.Shell(request).here == here


def test_unread_notices_are_counted_once_and_only_when_asked(monkeypatch):
    asked = []
    monkeypatch.setattr(shell, "_unread_counter", lambda user: asked.append(user) or 7)
    user = SimpleNamespace(is_authenticated=True, pk=5)

    found = shell.Shell(request_of(user=user))
    before = list(asked)
    numbers = [found.unread_notices, found.unread_notices]
    of_visitor = shell.Shell(request_of()).unread_notices

    assert (before, numbers, asked, of_visitor) == ([], [7, 7], [user], 0)
    assert found.own_keys == "user:5"


def test_panels_stand_in_their_order_and_nothing_is_left_out(monkeypatch):
    monkeypatch.setattr(panels, "_slots", {})

    @panels.register("home", order=20)
    def second(request, place):
        return Panel("second", "Second", "demo/_sample_panel.html")

    @panels.register("home", order=10)
    def first(request, place):
        return Panel("first", "First", "demo/_sample_panel.html") if place is None else None

    def keys(place):
        return [(panel.key, panel.order) for panel in panels.for_slot("home", request_of(), place)]

    assert keys(None) == [("first", 10), ("second", 20)]
    assert keys("a space") == [("second", 20)]
    assert panels.for_slot("space", request_of(), None) == []


@pytest.mark.parametrize(
    ("response", "key", "cookie"),
    [
        (see_other("/topics/1/"), "topic:1", "topic:1"),
        (see_other("/accounts/login/?next=/"), "topic:1", None),
        (HttpResponse(status=422), "topic:1", None),
        (see_other("/topics/1/"), "topic 1; Path=/", None),
        (see_other("/topics/1/"), "", None),
        (see_other("/topics/1/"), ["topic:1", "topic:2", "no key"], "topic:1|topic:2"),
    ],
)
def test_only_an_accepted_form_forgets_its_draft(response, key, cookie):
    request = RequestFactory().post("/", {"draft_key": key})

    answer = AcceptedDraftMiddleware(lambda _request: response)(request)

    assert (answer.cookies[COOKIE].value if COOKIE in answer.cookies else None) == cookie


@pytest.mark.django_db
def test_a_page_has_one_h1_a_main_a_skip_link_and_a_title(client):
    page = BeautifulSoup(client.get("/demo/components/").content, "html.parser")

    assert [tag.text for tag in page.find_all("h1")] == ["Building blocks"]
    assert page.find("main")["id"] == "main"
    assert page.find("a", class_="skip-link")["href"] == "#main"
    assert page.find("html")["lang"] == "en"
    assert page.title.text == "Building blocks · Guildhall"


@pytest.mark.django_db
def test_the_preview_page_is_hidden_when_the_demo_is_exposed(client):
    with override_settings(DEMO_EXPOSED=True):
        exposed = client.get("/demo/components/").status_code
    with override_settings(DEMO=False):
        in_production = client.get("/demo/components/").status_code

    assert (client.get("/demo/components/").status_code, exposed, in_production) == (200, 404, 404)


@pytest.mark.django_db
def test_an_unknown_address_has_a_page_of_ours(client):
    answer = client.get("/there/is/nothing/")
    page = BeautifulSoup(answer.content, "html.parser")

    assert answer.status_code == 404
    assert page.h1.text == "There is nothing at this address"


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_with_a_page_of_ours():
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "x", "password": "y"})
    page = BeautifulSoup(answer.content, "html.parser")

    assert answer.status_code == 403
    assert page.h1.text == "Please send it again"


def test_the_page_of_a_failure_needs_nothing_that_may_be_broken():
    answer = server_error(RequestFactory().get("/"))
    page = BeautifulSoup(answer.content, "html.parser")

    assert answer.status_code == 500
    assert page.h1.text == "Something went wrong on our side"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/accounts/login/",
        "/accounts/signup/",
        "/accounts/login/code/",
        "/accounts/password/reset/",
    ],
)
def test_pages_of_accounts_wear_our_clothes(client, path):
    answer = client.get(path)
    page = BeautifulSoup(answer.content, "html.parser")

    assert answer.status_code == 200
    assert len(page.find_all("h1")) == 1
    assert page.find("main", id="main").find(class_="sheet") is not None
    unlabelled = [
        control["name"]
        for control in page.main.find_all("input")
        if control.get("type") != "hidden" and page.find("label", attrs={"for": control.get("id")}) is None
    ]
    assert unlabelled == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/accounts/email/",
        "/accounts/password/set/",
        "/accounts/2fa/",
        "/accounts/sessions/",
        "/accounts/logout/",
    ],
)
def test_pages_of_ones_own_account_wear_our_clothes(member, signed_in, path):
    answer = signed_in(member).get(path, follow=True)
    page = BeautifulSoup(answer.content, "html.parser")

    assert answer.status_code == 200
    assert len(page.find_all("h1")) == 1
    assert page.find("header", class_="site-header") is not None


def test_on_the_way_back_htmx_asks_for_whole_pages(db, client):
    page = BeautifulSoup(client.get("/").content, "html.parser")

    config = json.loads(page.find("meta", attrs={"name": "htmx-config"})["content"])

    assert config["historyRestoreAsHxRequest"] is False
    # An option that the htmx of the page does not know would change nothing.
    script = finders.find(page.find("script", src=re.compile("htmx"))["src"].removeprefix("/static/"))
    assert "historyRestoreAsHxRequest" in Path(script).read_text(encoding="utf-8")
