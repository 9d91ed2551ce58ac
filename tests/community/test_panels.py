"""What people and belonging show on the network home and on a space's home."""

import pytest
from django.test import RequestFactory

from community.panels import people_of_the_space, spaces_of_the_network
from tests.factories import OrganisationFactory, ParticipationFactory, SpaceFactory


def request_of(actor):
    request = RequestFactory().get("/")
    request.user = actor
    return request


@pytest.mark.parametrize(
    ("who", "slugs"),
    [
        ("visitor", ["baltic", "salon"]),
        ("outsider", ["baltic", "garage", "salon"]),
        ("insider", ["bakery", "baltic", "garage", "salon"]),
    ],
)
def test_the_home_shows_spaces_that_the_reader_may_know_of(
    who, slugs, space, other_space, closed_space, hidden_space, everybody
):
    panel = spaces_of_the_network(request_of(everybody[who]), None)

    assert sorted(card["space"].slug for card in panel.context["cards"]) == slugs
    assert panel.context["figures"] == {"people": 10, "organisations": 0}


def test_the_home_without_spaces_shows_none(db, visitor):
    assert spaces_of_the_network(request_of(visitor), None) is None


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_home_asks_the_same_however_many_spaces_there_are(count, db, visitor, django_assert_num_queries):
    for _n in range(count):
        SpaceFactory()

    with django_assert_num_queries(3):
        # The spaces, and two counts that are kept for a few minutes.
        spaces_of_the_network(request_of(visitor), None)
    with django_assert_num_queries(1):
        spaces_of_the_network(request_of(visitor), None)


def test_a_space_shows_whom_to_turn_to_and_who_takes_part(space, administrator, outsider, visitor):
    organisation = OrganisationFactory()
    ParticipationFactory(organisation=organisation, space=space)

    for actor, administrators in ((visitor, []), (outsider, [administrator])):
        panel = people_of_the_space(request_of(actor), space)
        assert panel.context == {
            "space": space, "administrators": administrators, "participants": [organisation],
        }  # fmt: skip
