"""Who may follow what: the same people who may read it."""

import pytest
from django.utils import timezone

from portal.choices import Audience
from portal.realtime import live
from tests.factories_forums import BoardFactory, TopicFactory


@pytest.mark.parametrize(
    ("who", "topics"),
    [
        ("visitor", {"public"}),
        ("outsider", {"public", "network"}),
        ("member", {"public", "network", "space"}),
    ],
)
def test_a_topic_is_followed_by_who_may_see_it(who, topics, board, everybody, as_reader):
    made = {
        audience: TopicFactory(board=board, audience=audience) for audience in ("public", "network", "space")
    }
    TopicFactory(board=board, hidden_at=timezone.now())

    with as_reader(everybody[who]):
        follow = live._kinds["topic"]
        assert {name for name, topic in made.items() if follow(everybody[who], topic.pk)} == topics


@pytest.mark.parametrize(("who", "may"), [("visitor", False), ("outsider", False), ("observer", True)])
def test_a_board_is_followed_by_its_audience(who, may, everywhere, space, everybody, as_reader):
    board = BoardFactory(space=space, audience=Audience.SPACE)

    with as_reader(everybody[who]):
        assert live._kinds["board"](everybody[who], board.pk) == may


@pytest.mark.parametrize(("who", "may"), [("visitor", False), ("member", False), ("insider", True)])
def test_the_section_of_a_hidden_space_is_followed_by_its_people(
    who, may, hidden_space, everybody, as_reader
):
    with as_reader(everybody[who]):
        assert live._kinds["communication"](everybody[who], hidden_space.pk) == may


def test_what_does_not_exist_is_followed_by_nobody(member, as_reader):
    with as_reader(member):
        assert [live._kinds[kind](member, 2**62) for kind in ("topic", "board", "communication")] == [
            False
        ] * 3
