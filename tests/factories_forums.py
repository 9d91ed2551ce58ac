"""Boards, topics and posts as dull rows; a topic comes with its first post and true counters."""

from datetime import timedelta
from typing import Any

import factory
from factory.django import DjangoModelFactory

from forums.choices import TopicKind
from forums.models import Board, HelpRequest, Post, Topic
from portal.choices import Audience
from portal.text import rendered
from tests.factories import NOON


class BoardFactory(DjangoModelFactory):
    class Meta:
        model = Board

    slug = factory.Sequence(lambda n: f"board-{n}")
    name = factory.Sequence(lambda n: f"Board {n}")
    audience = Audience.PUBLIC


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = Topic
        skip_postgeneration_save = True

    space = factory.SelfAttribute("board.space")
    board = None
    author = None
    kind = TopicKind.DISCUSSION
    title = factory.Sequence(lambda n: f"Topic {n}")
    audience = Audience.PUBLIC
    language = "en"
    opened_at = factory.Sequence(lambda n: NOON + timedelta(minutes=n))
    last_posted_at = factory.SelfAttribute("opened_at")
    last_author = factory.SelfAttribute("author")
    post_count = 1

    @factory.post_generation
    def body(self, create: bool, extracted: Any, **values: Any) -> None:  # noqa: FBT001
        """``body="words"`` says what the first post says."""
        text = rendered(extracted or "What do you do?")
        PostFactory(topic=self, number=1, author=self.author, posted_at=self.opened_at, **text)


class QuestionFactory(TopicFactory):
    kind = TopicKind.HELP

    @factory.post_generation
    def facts(self, create: bool, extracted: Any, **values: Any) -> None:  # noqa: FBT001
        """``facts={"country": "LV"}`` says where it comes from."""
        HelpRequest.objects.create(space=self.space, topic=self, **(extracted or {}))


class PostFactory(DjangoModelFactory):
    class Meta:
        model = Post

    space = factory.SelfAttribute("topic.space")
    posted_at = NOON
    body = "Words"
    html = "<p>Words</p>\n"


def answer(topic: Topic, author: Any, text: str = "Try this.", **values: Any) -> Post:
    """A further post with true counters, as an operation would leave them."""
    topic.post_count += 1
    post = PostFactory(
        topic=topic,
        number=topic.post_count,
        author=author,
        posted_at=topic.opened_at + timedelta(hours=topic.post_count),
        **rendered(text),
        **values,
    )
    topic.last_posted_at = post.posted_at
    topic.last_author = author
    topic.save()
    return post


def accept(topic: Topic, post: Post) -> Topic:
    topic.accepted_post = post
    topic.solved_at = post.posted_at
    topic.save()
    return topic
