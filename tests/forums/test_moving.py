"""Moving a topic to another board of its space."""

import pytest

from community.models import Notice
from forums.events import TopicMoved
from forums.models import OldAddress, Topic
from forums.operations.moderation import pin_topic
from forums.operations.moving import move_topic
from portal.choices import Audience
from portal.models import AuditEntry
from portal.operations import AccessDeniedError, OperationRefusedError
from search.indexes import key_of
from search.models import IndexChange
from tests.factories import CircleFactory, CircleMemberFactory
from tests.factories_forums import BoardFactory, TopicFactory


@pytest.fixture
def workshop(everywhere, space):
    return BoardFactory(space=space, slug="workshop", name="Workshop")


@pytest.fixture(autouse=True)
def _true_counters(board, question):
    board.topic_count = 1
    board.save()


def counters(*boards):
    for board in boards:
        board.refresh_from_db()
    return [board.topic_count for board in boards]


def test_a_moved_topic_stands_on_the_other_board(question, reply, board, workshop, moderator):
    pin_topic(actor=moderator, topic=question)
    address, post_address = question.get_absolute_url(), reply.get_absolute_url()

    move_topic(actor=moderator, topic=question, board=workshop)

    question.refresh_from_db()
    reply.refresh_from_db()
    assert (question.board, question.pinned_at, counters(board, workshop)) == (workshop, None, [0, 1])
    assert (question.get_absolute_url(), reply.get_absolute_url()) == (address, post_address)
    trail = AuditEntry.objects.latest("pk")
    assert (trail.verb, trail.details) == (
        "forums.move_topic", {"from_board": board.pk, "board": workshop.pk},
    )  # fmt: skip
    assert IndexChange.objects.filter(key=key_of(question)).exists()
    assert (OldAddress.objects.count(), Notice.objects.count()) == (0, 0)


def test_moving_it_where_it_stands_changes_nothing(question, board, workshop, moderator):
    move_topic(actor=moderator, topic=question, board=workshop)
    move_topic(actor=moderator, topic=question, board=workshop)

    assert counters(board, workshop) == [0, 1]
    assert AuditEntry.objects.count() == 1


@pytest.mark.parametrize(
    "who", ["member", "observer", "outsider", "rival", "stranger", "visitor", "coordinator"]
)
def test_only_moderators_move(who, question, board, workshop, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        move_topic(actor=everybody[who], topic=question, board=workshop)

    question.refresh_from_db()
    assert denied.value.permission == "forums.rearrange_topic"
    assert (question.board, counters(board, workshop)) == (board, [1, 0])


def test_a_board_takes_only_its_kinds(question, board, everywhere, space, moderator):
    news = BoardFactory(space=space, kinds=["announcement"])

    with pytest.raises(OperationRefusedError) as refusal:
        move_topic(actor=moderator, topic=question, board=news)

    assert (refusal.value.field, counters(board, news)) == ("board", [1, 0])


def test_nothing_goes_to_an_archived_board(question, board, workshop, moderator):
    workshop.archived_at = question.opened_at
    workshop.save()

    with pytest.raises(AccessDeniedError) as denied:
        move_topic(actor=moderator, topic=question, board=workshop)

    assert denied.value.permission == "forums.take_topics"
    assert counters(board, workshop) == [1, 0]


def test_the_topic_of_a_circle_stays(everywhere, space, moderator, workshop):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=moderator)
    own = TopicFactory(space=space, audience=Audience.PARTIES, circle=circle)

    with pytest.raises(AccessDeniedError):
        move_topic(actor=moderator, topic=own, board=workshop)

    assert Topic.objects.get(pk=own.pk).board is None


def test_the_event_says_from_where_to_where(question, board, workshop, moderator, monkeypatch):
    seen = []
    monkeypatch.setattr("forums.operations.moving.publish", seen.append)

    move_topic(actor=moderator, topic=question, board=workshop)

    assert seen == [
        TopicMoved(
            topic_id=question.pk, space_id=board.space_id, board_id=workshop.pk, actor_id=moderator.pk,
            from_board_id=board.pk, from_space_id=board.space_id,
        )
    ]  # fmt: skip
    assert not seen[0].changes_space
