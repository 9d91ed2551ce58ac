import shutil

import pytest
from django.urls import reverse

from search.writer import rebuild
from tests.factories import OrganisationFactory

SEARCH = "/search/"
HTMX = {"HTTP_HX_REQUEST": "true"}


def text_of(response):
    return " ".join(response.content.decode().split())


def test_the_addresses_are_the_promised_ones():
    assert (reverse("search"), reverse("search_suggest")) == (SEARCH, "/search/suggest/")


def test_everybody_finds_what_is_public(index, space, client):
    rebuild()

    response = client.get(SEARCH, {"q": "baltic"})

    assert response.status_code == 200
    assert "<mark>Baltic</mark> ILP" in text_of(response)
    assert "<strong>One result</strong> for “baltic”" in text_of(response)
    assert text_of(response).count("<h1") == 1


def test_members_find_what_is_theirs_and_others_do_not(
    index, hidden_space, insider, rival, signed_in, client
):
    rebuild()

    shown = [
        "Riga" in text_of(browser.get(SEARCH, {"q": "bakery"}))
        for browser in (signed_in(insider), signed_in(rival), client)
    ]

    assert shown == [True, False, False]


@pytest.mark.parametrize(
    "query", ["q=%00", "q=%22", "page=x", "type=((", "sort=%27", "q=" + "a" * 5000, "lang=x&tag=%2C"]
)
def test_bad_input_is_a_search_like_any_other(index, space, client, query):
    rebuild()

    assert client.get(f"{SEARCH}?{query}").status_code == 200


def test_searching_changes_nothing(index, space, client):
    assert client.post(SEARCH, {"q": "x"}).status_code == 405


def test_a_typo_is_understood_and_said(index, space, client):
    rebuild()

    shown = text_of(client.get(SEARCH, {"q": "blatic"}))

    assert "Showing results for <strong>baltic</strong>." in shown
    assert '<a href="?q=blatic&amp;exact=1">Search only for “blatic”</a>' in shown


def test_nothing_found_says_what_to_do_next(index, space, client):
    rebuild()

    shown = text_of(client.get(SEARCH, {"q": "nowhere", "type": "room"}))

    assert "Nothing found" in shown
    assert 'href="/search/?q=nowhere"' in shown


def test_many_results_have_a_next_page(index, db, client):
    for number in range(11):
        OrganisationFactory(name=f"Salon {number}")
    rebuild()

    first, second = (text_of(client.get(SEARCH, {"q": "salon", "page": number})) for number in (1, 2))

    assert ('rel="next" href="?q=salon&amp;page=2"' in first, 'rel="next"' in second) == (True, False)


def test_htmx_gets_the_results_alone_but_a_restored_history_the_page(index, space, client):
    rebuild()

    fragment = client.get(SEARCH, {"q": "baltic"}, **HTMX)
    # As htmx asks with ``historyRestoreAsHxRequest`` off.
    restored = client.get(SEARCH, {"q": "baltic"}, HTTP_HX_HISTORY_RESTORE_REQUEST="true")

    assert text_of(fragment).startswith('<div id="found">')
    assert text_of(restored).startswith("<!doctype html>")
    assert "HX-Request" in fragment["Vary"]


def test_without_an_index_the_page_says_that_it_is_being_rebuilt_and_it_is(index, space, client):
    rebuild()
    shutil.rmtree(index.folder.path)

    response = client.get(SEARCH, {"q": "baltic"})

    assert response.status_code == 200
    assert "The search is being rebuilt" in text_of(response)
    assert index.folder.is_rebuild_wanted
    assert client.get("/").status_code < 500


def test_suggestions_are_json_for_the_reader(index, space, hidden_space, insider, client, signed_in):
    rebuild()
    address = reverse("search_suggest")

    assert client.get(address, {"q": "bal"}).json() == {
        "suggestions": [{"text": "Baltic ILP", "type": "Space", "url": "/spaces/baltic/"}]
    }
    assert client.get(address, {"q": "bak"}).json() == {"suggestions": []}
    assert [item["text"] for item in signed_in(insider).get(address, {"q": "bak"}).json()["suggestions"]] == [
        "Bakery Riga"
    ]


@pytest.mark.parametrize("query", ["", "?q=", "?q=%00", "?q=%22((", "?q=" + "x" * 5000])
def test_suggestions_take_any_input(index, space, client, query):
    rebuild()

    assert client.get(reverse("search_suggest") + query).json() == {"suggestions": []}


def test_without_an_index_there_are_no_suggestions(index, db, client):
    assert client.get(reverse("search_suggest"), {"q": "bal"}).json() == {"suggestions": []}


@pytest.mark.parametrize("hits", [1, 3, 30])
def test_the_page_keeps_its_budget_of_queries(
    index, space, member, signed_in, django_assert_max_num_queries, hits
):
    for number in range(hits):
        OrganisationFactory(name=f"Baltic {number}")
    rebuild()
    browser = signed_in(member)

    with django_assert_max_num_queries(12):
        browser.get(SEARCH, {"q": "baltic"})
