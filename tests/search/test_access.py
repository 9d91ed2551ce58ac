"""Tokens: what things carry and what readers hold."""

from types import SimpleNamespace

import pytest

from portal.choices import Audience, Role, Visibility
from portal.tenancy import all_spaces
from search.access import access_tokens, reader_tokens, space_tokens
from tests.factories import CircleFactory, CircleMemberFactory, join


def place(visibility):
    return SimpleNamespace(pk=7, visibility=visibility)


@pytest.mark.parametrize(
    ("visibility", "tokens"),
    [
        (Visibility.PUBLIC, {"public"}),
        (Visibility.NETWORK, {"network", "space:7"}),
        (Visibility.HIDDEN, {"space:7"}),
    ],
)
def test_a_space_is_for_those_who_may_know_of_it(visibility, tokens):
    assert space_tokens(place(visibility)) == tokens


@pytest.mark.parametrize(
    ("visibility", "audience", "tokens"),
    [
        (Visibility.PUBLIC, Audience.PUBLIC, {"public"}),
        (Visibility.PUBLIC, Audience.NETWORK, {"network", "space:7"}),
        (Visibility.PUBLIC, Audience.SPACE, {"space:7"}),
        (Visibility.PUBLIC, Audience.PARTIES, {"circle:5"}),
        (Visibility.NETWORK, Audience.PUBLIC, {"network", "space:7"}),
        (Visibility.NETWORK, Audience.NETWORK, {"network", "space:7"}),
        (Visibility.NETWORK, Audience.SPACE, {"space:7"}),
        (Visibility.HIDDEN, Audience.PUBLIC, {"space:7"}),
        (Visibility.HIDDEN, Audience.NETWORK, {"space:7"}),
        (Visibility.HIDDEN, Audience.SPACE, {"space:7"}),
        (Visibility.HIDDEN, Audience.PARTIES, {"circle:5"}),
    ],
)
def test_nothing_is_for_more_people_than_its_space(visibility, audience, tokens):
    thing = SimpleNamespace(audience=audience, space=place(visibility), space_id=7, circle_id=5)

    assert access_tokens(thing) == tokens


def test_an_unknown_audience_is_an_error_not_a_guess():
    thing = SimpleNamespace(audience="friends", space=place(Visibility.PUBLIC), space_id=7, circle_id=None)

    with pytest.raises(ValueError, match="unknown audience"):
        access_tokens(thing)


@pytest.mark.parametrize("who", ["visitor", "stranger", "coordinator"])
def test_readers_without_a_membership_hold_what_is_public(request, as_reader, who):
    actor = request.getfixturevalue(who)

    with as_reader(actor):
        assert reader_tokens(actor) == {"public"}


def test_readers_whom_no_space_has_accepted_are_not_of_the_network(space, newcomer, as_reader):
    with as_reader(newcomer):
        assert reader_tokens(newcomer) == {"public", f"space:{space.pk}"}


def test_members_hold_their_spaces_their_circles_and_the_network(space, other_space, member, as_reader):
    join(member, other_space, Role.OBSERVER)
    with all_spaces("test"):
        circle = CircleFactory(space=space)
        CircleMemberFactory(circle=circle, user=member)

    with as_reader(member):
        assert reader_tokens(member) == {
            "public",
            "network",
            f"space:{space.pk}",
            f"space:{other_space.pk}",
            f"circle:{circle.pk}",
        }


def test_reading_the_tokens_takes_two_queries(member, as_reader, django_assert_num_queries):
    with as_reader(member), django_assert_num_queries(2):
        reader_tokens(member)
        reader_tokens(member)
