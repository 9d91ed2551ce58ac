"""Error pages lead on, and tell nothing that their reader may not know."""

import re

import pytest
from django.template import loader
from django.test import Client
from django.utils import translation

from portal.views.errors import words_in


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/spaces/baltic/sharing/resources/12-welding-basics/", "welding basics"),
        ("/about_us.html", "about us html"),
        ("/žinios/apie-mus/", "apie mus"),
        ("/12345/", ""),
        ("/", ""),
    ],
)
def test_search_is_filled_with_the_words_of_the_address(path, words):
    assert words_in(path) == words


def test_missing_page_offers_search_sign_in_and_the_way_back(db):
    response = Client().get("/nowhere/welding-basics/")

    page = response.content.decode()
    assert response.status_code == 404
    assert 'value="welding basics"' in page
    assert "/accounts/login/?next=%2Fnowhere%2Fwelding-basics%2F" in page


@pytest.mark.parametrize("path", ["/spaces/a%00b/", "/spaces/a%00b/sharing/", "/files/a%00b", "/a%00b/"])
def test_an_address_with_a_nul_is_of_nothing(path, db):
    """PostgreSQL refuses the letter itself."""
    assert Client().get(path).status_code == 404


def test_missing_page_of_a_known_space_leads_back_to_it(space, signed_in, member):
    page = signed_in(member).get("/spaces/baltic/nowhere/").content.decode()

    assert "Back to the space" in page
    assert "/accounts/login/" not in page


def test_hidden_space_looks_like_an_unknown_one(hidden_space, signed_in, rival):
    client = signed_in(rival)

    hidden, unknown = client.get("/spaces/bakery/"), client.get("/spaces/bakeri/")

    def told(response):
        return response.content.decode().replace("bakery", "x").replace("bakeri", "x")

    assert (hidden.status_code, unknown.status_code) == (404, 404)
    assert "Bakery Riga" not in hidden.content.decode()
    assert _without_secrets(told(hidden)) == _without_secrets(told(unknown))


def _without_secrets(page: str) -> str:
    """The page without what differs in every answer."""
    page = re.sub(r'nonce="[^"]*"', "", page)
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)
    return re.sub(r'data-since="[^"]*"', "", page)


def test_forbidden_page_names_who_runs_the_space(space, signed_in, member):
    response = signed_in(member).get("/spaces/baltic/settings/")

    assert response.status_code == 403
    assert "/spaces/baltic/members/" in response.content.decode()


def test_broken_page_speaks_the_language_of_the_moment(settings):
    settings.LANGUAGES = [("en", "English"), ("fi", "suomi")]
    with translation.override("fi"):
        page = loader.get_template("500.html").render()

    assert '<html lang="fi">' in page
