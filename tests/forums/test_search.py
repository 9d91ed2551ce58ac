"""What search reads of a topic."""

import pytest
from django.utils import timezone

from forums.models import Topic
from forums.search_indexes import TopicIndex
from portal.choices import Audience
from portal.models import Tag
from tests.factories import CircleFactory
from tests.factories_forums import TopicFactory, answer


def document(topic):
    index = TopicIndex()
    return index.document(index.index_queryset().get(pk=topic.pk))


def test_a_topic_is_found_by_everything_that_was_said_in_it(question, reply, space):
    tag = Tag.objects.create(name="Plain words", slug="plain-words")
    question.taggings.create(space=space, tag=tag)

    found = document(question)

    assert (found.key, found.type, found.title, found.language) == (
        f"forums.topic:{question.pk}", "topic", "How do you begin?", "en",
    )  # fmt: skip
    assert found.body == "With which page?\nWith the first one."
    assert (found.tags, found.space, found.dated) == (
        ("plain-words",), "baltic", question.opened_at,
    )  # fmt: skip
    assert found.url == question.get_absolute_url()


def test_removed_words_are_not_found(question, reply):
    reply.write("")
    reply.removed_at = timezone.now()
    reply.save()

    assert document(question).body == "With which page?"


def test_a_hidden_topic_leaves_the_index(question):
    question.hidden_at = timezone.now()
    question.save()

    assert document(question) is None


@pytest.mark.parametrize(
    ("audience", "tokens"),
    [
        ("public", {"public"}),
        ("network", {"network", "space:{space}"}),
        ("space", {"space:{space}"}),
        ("parties", {"circle:{circle}"}),
    ],
)
def test_its_audience_is_who_may_find_it(audience, tokens, everywhere, space):
    circle = CircleFactory(space=space)
    topic = TopicFactory(
        space=space, audience=audience, circle=circle if audience == Audience.PARTIES else None
    )

    assert document(topic).access == {token.format(space=space.pk, circle=circle.pk) for token in tokens}


def test_a_very_long_conversation_is_read_in_part(question, colleague):
    for number in range(204):
        answer(question, colleague, f"word{number}")

    body = document(Topic.objects.get()).body

    assert body.splitlines()[-1] == "word198"


def test_reading_many_topics_asks_four_questions(board, colleague, django_assert_num_queries):
    for _ in range(5):
        answer(TopicFactory(board=board), colleague)
    index = TopicIndex()

    with django_assert_num_queries(4):
        documents = [index.document(topic) for topic in index.index_queryset()]

    assert len(documents) == 5
