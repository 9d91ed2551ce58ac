"""Whatever is posted, read, moved, merged, split and removed in whatever order: what is unread stays counted.

The test keeps a model of its own: for each person the ids of the posts that they have read. Reading up to a
post reads all before it; of posts that come between each other, the first unread one ends what was read.
"""

import random
from collections import defaultdict
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.models import Membership, User
from forums.models import Board, Topic
from forums.operations.merging import merge_topics
from forums.operations.moving import move_topic
from forums.operations.posts import remove_post, reply_to_topic
from forums.operations.reading import read_board, read_topic
from forums.operations.splitting import split_topic
from forums.operations.topics import open_topic
from portal.choices import Role
from portal.operations import AccessDeniedError, OperationRefusedError
from portal.tenancy.scope import forget_person
from tests.factories import UserFactory, join
from tests.factories_forums import BoardFactory

STEPS = 30
START = datetime(2026, 11, 2, 8, tzinfo=UTC)
LONG_AGO = START - timedelta(days=400)


class Walk:
    """Two people who read and write, and a moderator of both spaces who rearranges, minute by minute."""

    def __init__(self, seed, clock, boards, readers, mover, as_reader):
        self.chance, self.clock, self.as_reader = random.Random(seed), clock, as_reader
        self.boards, self.readers, self.mover = boards, readers, mover
        self.known = defaultdict(set)  # by person: the posts that they have read
        for board in boards:
            self.begin(board)

    def step(self):
        self.clock.shift(timedelta(minutes=1))
        topic = self.chance.choice(list(Topic.objects.select_related("space").order_by("pk")))
        verbs = [
            self.post, self.post, self.post, self.read, self.read, self.read_all, self.begin_here,
            self.split, self.split, self.merge, self.merge, self.move, self.move, self.remove,
        ]  # fmt: skip
        with self.as_reader(self.mover, topic.space), suppress(OperationRefusedError, AccessDeniedError):
            self.chance.choice(verbs)(topic)

    def ids(self, topic):
        return list(topic.posts.in_order().values_list("pk", flat=True))

    def has_read(self, person, posts):
        self.known[person].update(posts)

    def cut_off(self, *topics):
        """A mark is one number: what was read behind the first unread post counts as unread again."""
        for topic in topics:
            for person in (*self.readers, self.mover):
                posts = self.ids(topic)
                unread = [pk for pk in posts if pk not in self.known[person]]
                if unread:
                    self.known[person].difference_update(posts[posts.index(unread[0]) :])

    def begin(self, board):
        self.clock.shift(timedelta(minutes=1))
        author = self.chance.choice([*self.readers, self.mover])
        with self.as_reader(author, board.space):
            topic = open_topic(actor=author, board=board, kind="discussion", title="T", body="Words")
        self.has_read(author, self.ids(topic))

    def begin_here(self, topic):
        self.begin(topic.board)

    def post(self, topic):
        author = self.chance.choice([*self.readers, self.mover])
        reply_to_topic(actor=author, topic=topic, body="Words")
        self.has_read(author, self.ids(topic))

    def read(self, topic):
        reader, number = self.chance.choice(self.readers), self.chance.randint(1, topic.post_count)
        read_topic(actor=reader, topic=topic, number=number)
        self.has_read(reader, self.ids(topic)[:number])

    def read_all(self, topic):
        reader = self.chance.choice(self.readers)
        read_board(actor=reader, board=topic.board)
        for each in Topic.objects.filter(board=topic.board):
            self.has_read(reader, self.ids(each))

    def split(self, topic):
        posts = self.ids(topic)[1:]
        picked = self.chance.sample(posts, self.chance.randint(0, len(posts)))
        begun = split_topic(actor=self.mover, topic=topic, picked=picked, title="Split")
        self.cut_off(topic, begun)

    def merge(self, topic):
        others = list(Topic.objects.filter(space=topic.space).exclude(pk=topic.pk).order_by("pk"))
        if others:
            kept = self.chance.choice(others)
            merge_topics(actor=self.mover, gone=topic, kept=kept)
            self.cut_off(kept)

    def move(self, topic):
        move_topic(actor=self.mover, topic=topic, board=self.chance.choice(self.boards))

    def remove(self, topic):
        remove_post(actor=self.mover, post=self.chance.choice(list(topic.posts.all())))

    def naive(self, person):
        """By the model: how many posts of each topic lie behind what was read of it."""
        found = {}
        for topic in Topic.objects.all():
            posts = self.ids(topic)
            unread = [at for at, pk in enumerate(posts) if pk not in self.known[person]]
            found[topic.pk] = len(posts) - unread[0] if unread else 0
        return found


@pytest.mark.parametrize("seed", range(6))
def test_unread_is_what_a_naive_count_says(seed, everywhere, space, other_space, as_reader):
    with time_machine.travel(START, tick=False) as clock:
        boards = [BoardFactory(space=where) for where in (space, space, other_space)]
        people = [UserFactory(handle=f"reader-{number}") for number in range(3)]
        for person, role in zip(people, (Role.MEMBER, Role.MEMBER, Role.MODERATOR), strict=True):
            join(person, space, role)
            join(person, other_space, role)
        User.objects.update(date_joined=LONG_AGO)
        Membership.objects.update(joined_at=LONG_AGO)
        readers = [User.objects.get(pk=person.pk) for person in people]
        for person in readers:
            forget_person(person.pk)
        walk = Walk(seed, clock, boards, readers[:2], readers[2], as_reader)

        for _step in range(STEPS):
            walk.step()
            for person in walk.readers:
                rows = Topic.objects.with_reading(person)
                counted = dict(rows.values_list("pk", "unread"))
                assert counted == walk.naive(person)
                fresh = set(Topic.objects.unread_by(person).values_list("pk", flat=True))
                assert fresh == {pk for pk, number in counted.items() if number}

    assert Board.objects.count() == 3
