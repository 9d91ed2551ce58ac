"""Help requests when topics merge, part or move."""

import pytest

from forums.models import HelpRequest, SameProblem, Topic
from forums.operations.helpful import mark_helpful
from forums.operations.merging import merge_topics
from forums.operations.moving import move_topic
from forums.operations.sharing import share_problem
from forums.operations.splitting import split_topic
from portal.choices import Role
from tests.factories import join
from tests.factories_forums import BoardFactory, QuestionFactory, answer


@pytest.fixture
def other(board, colleague, reply):
    return QuestionFactory(
        board=board, author=colleague, title="Same again?", facts={"country": "FI", "trade": "wood"}
    )


def sharing(topic):
    return sorted(topic.same_problems.values_list("person__handle", flat=True))


def test_people_with_the_same_problem_are_joined_and_facts_stay(
    question, other, member, outsider, rival, moderator
):
    for topic in (question, other):
        share_problem(actor=outsider, topic=topic)
    share_problem(actor=rival, topic=other)
    share_problem(actor=member, topic=other)
    mark_helpful(actor=moderator, post=answer(other, member))

    merge_topics(actor=moderator, gone=other, kept=question)

    request = HelpRequest.objects.get()
    assert sharing(question) == sorted([outsider.handle, rival.handle, other.author.handle])
    assert (request.topic, request.country, request.same_count, request.helpful_count) == (
        question,
        "",
        3,
        0 + 1,
    )


def test_a_new_question_has_a_request_and_marks_go_with_their_posts(
    question, reply, member, moderator, colleague
):
    second = answer(question, colleague)
    mark_helpful(actor=member, post=second)

    begun = split_topic(actor=moderator, topic=question, picked=[second.pk], title="Another", kind="help")

    assert HelpRequest.objects.get(topic=question).helpful_count == 0
    assert HelpRequest.objects.get(topic=begun).helpful_count == 1


def test_everything_moves_along_to_another_space(question, reply, member, moderator, outsider, other_space):
    join(moderator, other_space, Role.MODERATOR)
    there = BoardFactory(space=other_space)
    share_problem(actor=outsider, topic=question)
    mark_helpful(actor=member, post=reply)

    move_topic(actor=moderator, topic=question, board=there)

    topic = Topic.objects.get(pk=question.pk)
    assert {topic.space_id, topic.help_request.space_id, SameProblem.objects.get().space_id} == {
        other_space.pk
    }
    assert (topic.help_request.same_count, topic.posts.get(number=2).helpful.space_id) == (1, other_space.pk)
