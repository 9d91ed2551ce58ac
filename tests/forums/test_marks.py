"""Read marks and following go along when topics merge, part and move."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from forums.choices import FollowLevel
from forums.models import BoardRead, Follow, Topic, TopicRead
from forums.operations.following import follow
from forums.operations.merging import merge_topics
from forums.operations.moving import move_topic
from forums.operations.reading import read_board, read_topic
from forums.operations.splitting import split_topic
from tests.factories_forums import BoardFactory, PostFactory, QuestionFactory

START = timezone.now() - timedelta(days=5)


def a_topic(board, author, hours):
    """A topic with a post at each of ``hours``."""
    topic = QuestionFactory(board=board, author=author, opened_at=START + timedelta(hours=hours[0]))
    topic.posts.update(posted_at=topic.opened_at)
    for number, hour in enumerate(hours[1:], start=2):
        PostFactory(topic=topic, author=author, number=number, posted_at=START + timedelta(hours=hour))
    Topic.objects.filter(pk=topic.pk).update(
        post_count=len(hours), last_posted_at=START + timedelta(hours=max(hours))
    )
    topic.refresh_from_db()
    return topic


def unread(reader, topic):
    row = TopicRead.objects.filter(user=reader, topic=topic).first()
    return set(topic.posts.filter(number__gt=row.last_number if row else 0).values_list("pk", flat=True))


@pytest.mark.parametrize("seed", range(6))
def test_nothing_unread_is_lost_by_a_merge_and_a_split(seed, everywhere, board, member, colleague, moderator):
    chance = random.Random(seed)
    hours = chance.sample(range(100), 14)
    kept, gone = a_topic(board, member, sorted(hours[:8])), a_topic(board, member, sorted(hours[8:]))
    for topic in (kept, gone):
        read_topic(actor=colleague, topic=topic, number=chance.randint(0, topic.post_count))
    before = unread(colleague, kept) | unread(colleague, gone)

    merge_topics(actor=moderator, gone=gone, kept=kept)

    kept.refresh_from_db()
    after = unread(colleague, kept)
    assert before <= after
    first = kept.posts.filter(pk__in=before).order_by("number").first()
    assert after == (
        set(kept.posts.filter(number__gte=first.number).values_list("pk", flat=True)) if first else set()
    )

    posts = list(kept.posts.exclude(number=1).values_list("pk", flat=True))
    begun = split_topic(actor=moderator, topic=kept, picked=chance.sample(posts, 4), title="Another matter")

    kept.refresh_from_db()
    assert unread(colleague, kept) | unread(colleague, begun) == after


def test_who_follows_either_follows_what_they_become(everywhere, board, member, colleague, moderator):
    kept, gone = a_topic(board, member, [1, 3]), a_topic(board, member, [2, 4])
    follow(actor=colleague, target=gone, level=FollowLevel.NOTHING)

    merge_topics(actor=moderator, gone=gone, kept=kept)

    assert Follow.objects.get(user=colleague, topic=kept).level == FollowLevel.NOTHING
    kept.refresh_from_db()
    begun = split_topic(actor=moderator, topic=kept, picked=[kept.posts.get(number=3).pk], title="More")
    assert Follow.objects.filter(user=colleague, level=FollowLevel.NOTHING).count() == 2
    assert Follow.objects.filter(user=colleague, topic=begun).exists()


def test_what_a_read_board_covered_stays_read_elsewhere(
    everywhere, board, space, member, colleague, moderator
):
    topic = a_topic(board, member, [1, 2, 3])
    until = topic.posts.get(number=2).posted_at
    BoardRead.objects.create(user=colleague, board=board, read_until=until)

    move_topic(actor=moderator, topic=topic, board=BoardFactory(space=space, slug="other", name="Other"))

    assert TopicRead.objects.get(user=colleague, topic=topic).last_number == 2


def test_marks_never_go_back_when_a_topic_moves(everywhere, board, space, member, colleague, moderator):
    topic = a_topic(board, member, [1, 2, 3])
    read_topic(actor=colleague, topic=topic, number=3)
    BoardRead.objects.create(user=colleague, board=board, read_until=topic.opened_at)

    move_topic(actor=moderator, topic=topic, board=BoardFactory(space=space, slug="other", name="Other"))

    assert TopicRead.objects.get(user=colleague, topic=topic).last_number == 3


@pytest.fixture
def long_known(colleague):
    """``colleague`` came before anything was written."""
    colleague.date_joined = START - timedelta(days=9)
    colleague.save()
    colleague.memberships.update(joined_at=colleague.date_joined)


@pytest.mark.usefixtures("long_known")
def test_what_was_unread_stays_so_on_a_board_that_was_read_before(
    everywhere, board, space, member, colleague, moderator
):
    """The mark of a board covers what stood on it then."""
    topic, other = a_topic(board, member, [1, 2, 3]), BoardFactory(space=space, slug="other", name="Other")
    kept = a_topic(other, member, [4])
    BoardRead.objects.create(user=colleague, board=other, read_until=timezone.now())

    move_topic(actor=moderator, topic=topic, board=other)
    assert Topic.objects.with_reading(colleague).get(pk=topic.pk).unread == 3
    merge_topics(actor=moderator, gone=topic, kept=kept)
    assert Topic.objects.with_reading(colleague).get(pk=kept.pk).unread == 3

    read_board(actor=colleague, board=other)
    assert Topic.objects.with_reading(colleague).get(pk=kept.pk).unread == 0


@pytest.mark.usefixtures("long_known")
def test_a_first_post_that_is_the_latest_hides_nothing(everywhere, board, member, colleague, moderator):
    kept, gone = a_topic(board, member, [9]), a_topic(board, member, [1, 2, 3])
    merge_topics(actor=moderator, gone=gone, kept=kept)
    assert Topic.objects.with_reading(colleague).get(pk=kept.pk).unread == 4

    read_board(actor=colleague, board=board)

    shown = Topic.objects.with_reading(colleague).get(pk=kept.pk)
    assert (shown.read_number, shown.unread) == (4, 0)
