"""Whatever moderators do in whatever order: no post is lost, and everything that is stored stays true."""

import random
from collections import Counter
from contextlib import suppress

import pytest

from forums.models import Board, Post, Topic
from forums.operations.merging import merge_topics
from forums.operations.moving import move_topic
from forums.operations.posts import reply_to_topic
from forums.operations.splitting import split_topic
from portal.choices import Role
from portal.operations import OperationRefusedError
from tests.factories import join
from tests.factories_forums import BoardFactory, TopicFactory

STEPS = 25


class Walk:
    """A moderator of two spaces who rearranges topics at random."""

    def __init__(self, seed, boards, actor, as_reader):
        self.chance = random.Random(seed)
        self.boards, self.actor, self.as_reader = boards, actor, as_reader
        self.addresses = set()
        for board in boards:
            topic = TopicFactory(board=board, author=actor)
            board.topic_count = 1
            board.save()
            for _number in range(4):
                reply_to_topic(actor=actor, topic=topic, body="Words")
        self.note()

    def note(self):
        """Remember every address that a page has shown by now."""
        for topic in Topic.objects.select_related("space"):
            self.addresses.add((topic.get_absolute_url(), "topic", topic.pk))
        for post in Post.objects.select_related("space"):
            self.addresses.add((post.get_absolute_url(), "post", post.pk))

    def step(self):
        topic = self.chance.choice(list(Topic.objects.select_related("space").order_by("pk")))
        verb = self.chance.choice([self.move, self.merge, self.split, self.split, self.reply])
        with self.as_reader(self.actor, topic.space), suppress(OperationRefusedError):
            verb(topic)
        self.note()

    def move(self, topic):
        move_topic(actor=self.actor, topic=topic, board=self.chance.choice(self.boards))

    def merge(self, topic):
        others = list(Topic.objects.filter(space=topic.space).exclude(pk=topic.pk).order_by("pk"))
        if others:
            merge_topics(actor=self.actor, gone=topic, kept=self.chance.choice(others))

    def split(self, topic):
        posts = list(topic.posts.exclude(number=1).values_list("pk", flat=True))
        picked = self.chance.sample(posts, self.chance.randint(0, len(posts)))
        split_topic(actor=self.actor, topic=topic, picked=picked, title="Split")

    def reply(self, topic):
        reply_to_topic(actor=self.actor, topic=topic, body="More")


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_lost_and_all_stays_true(
    seed, everywhere, space, other_space, moderator, as_reader, client
):
    join(moderator, other_space, Role.MODERATOR)
    boards = [BoardFactory(space=where) for where in (space, space, other_space)]
    walk = Walk(seed, boards, moderator, as_reader)

    for _step in range(STEPS):
        before = set(Post.objects.values_list("pk", flat=True))
        walk.step()
        assert before - set(Post.objects.values_list("pk", flat=True)) == set()

    topics = list(Topic.objects.select_related("board"))
    for topic in topics:
        posts = list(topic.posts.in_order())
        last = max(posts, key=lambda post: (post.posted_at, post.number))
        assert [post.number for post in posts] == list(range(1, len(posts) + 1))
        assert (topic.post_count, topic.last_posted_at) == (len(posts), last.posted_at)
        assert {post.space_id for post in posts} == {topic.space_id} == {topic.board.space_id}
    counted = Counter(topic.board_id for topic in topics)
    assert {b.pk: b.topic_count for b in Board.objects.all()} == {b.pk: counted[b.pk] for b in boards}
    for path, what, pk in sorted(walk.addresses):
        answer = client.get(path, follow=True)
        assert answer.status_code == 200, path
        shown = answer.context["topic"]
        if what == "post":
            assert shown == Post.objects.get(pk=pk).topic
