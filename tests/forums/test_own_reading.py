"""Read state and what one follows in the copy of one's data, and gone with the account."""

import pytest
from django.utils import timezone

from community.models import Departure
from community.operations.leaving import forget_a_piece, parts_of_accounts
from forums.models import BoardRead, Follow, TopicRead
from forums.operations.following import follow
from forums.operations.reading import read_board, read_topic
from forums.own_data import followed, how_far
from portal.choices import Audience
from portal.operations import SYSTEM


@pytest.fixture
def kept(talk, board, colleague, member):
    for person in (colleague, member):
        read_topic(actor=person, topic=talk, number=1)
        read_board(actor=person, board=board)
        follow(actor=person, target=board, level="nothing")


def test_the_copy_says_how_far_one_read_and_what_one_follows(kept, talk, board, colleague):
    rows = list(how_far(colleague))
    wishes = list(followed(colleague))

    assert [(row.get("topic"), row.get("read_up_to_post"), row.get("board")) for row in rows] == [
        ("Plain words", 1, None), (None, None, "Questions"),
    ]  # fmt: skip
    assert [(row["kind"], row["title"], row["level"], row["chosen_by"]) for row in wishes] == [
        ("board", "Questions", "nothing", "person")
    ]


def test_it_names_nothing_that_one_may_no_longer_see(kept, talk, board, colleague, everywhere):
    for thing in (talk, board):
        thing.audience = Audience.SPACE
        thing.save()
    colleague.memberships.all().delete()
    everywhere.memory.clear()

    told = str([*how_far(colleague), *followed(colleague)])

    assert "Plain words" not in told
    assert "Questions" not in told


def test_it_goes_with_the_account_and_nobody_elses_does(kept, colleague, member):
    departure = Departure.objects.create(user=colleague, due_at=timezone.now(), keeps_words=True)

    while forget_a_piece(actor=SYSTEM, departure=departure):
        pass

    for model in (TopicRead, BoardRead, Follow):
        assert {row.user for row in model.objects.all()} == {member}
        assert (model, "user") in parts_of_accounts()
