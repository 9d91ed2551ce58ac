"""Asking from the network: the reader chooses one of the spaces in which they write."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import SpaceFactory, UserFactory, join

PAGE, FORM = "/communication/ask/", "/spaces/{}/communication/topics/new/?kind=help"


def choices(response):
    return [link["href"] for link in BeautifulSoup(response.content, "html.parser").select(".rows a")]


def test_who_writes_in_one_space_comes_to_its_form(member, space, hidden_space, signed_in):
    response = signed_in(member).get(PAGE)

    assert (response.status_code, response["Location"]) == (302, FORM.format(space.slug))


def test_who_writes_in_several_chooses_and_sees_no_other(
    member, space, hidden_space, closed_space, signed_in
):
    join(member, hidden_space)
    join(member, SpaceFactory(slug="watched"), "observer")

    response = signed_in(member).get(PAGE)

    assert sorted(choices(response)) == sorted(FORM.format(each.slug) for each in (space, hidden_space))
    assert ("Watched" in response.content.decode(), closed_space.name in response.content.decode()) == (
        False,
        False,
    )


def test_who_writes_nowhere_is_led_to_the_spaces(everywhere, space, hidden_space, signed_in):
    response = signed_in(UserFactory()).get(PAGE)

    assert (response.status_code, choices(response)) == (200, [])
    assert 'href="/spaces/"' in BeautifulSoup(response.content, "html.parser").main.decode()
    assert hidden_space.name not in response.content.decode()


def test_signed_out_one_is_sent_to_the_door(client, everywhere, space):
    response = client.get(PAGE)

    assert (response.status_code, response["Location"].split("?")[0]) == (303, "/accounts/login/")


@pytest.mark.parametrize(("who", "leads"), [("member", True), ("visitor", False)])
def test_communication_of_the_network_leads_to_it(who, leads, member, space, client, signed_in):
    browser = client if who == "visitor" else signed_in(member)

    page = browser.get("/communication/").content.decode()

    assert (f'href="{PAGE}"' in page) == leads
    assert f'href="{PAGE}"' not in browser.get("/sharing/").content.decode()


@pytest.mark.parametrize("spaces", [2, 6])
def test_many_spaces_cost_no_more_questions(
    spaces, everywhere, member, space, signed_in, django_assert_num_queries
):
    for number in range(1, spaces):
        join(member, SpaceFactory(slug=f"place-{number}"))
    browser = signed_in(member)
    browser.get(PAGE)

    with django_assert_num_queries(5):
        assert len(choices(browser.get(PAGE))) == spaces
