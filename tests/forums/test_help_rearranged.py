"""Help requests when topics merge, part or move."""

import pytest

from forums.models import HelpfulAnswer, HelpInvitation, HelpRequest, SameProblem, Topic
from forums.operations.helpful import mark_helpful
from forums.operations.merging import merge_topics
from forums.operations.moving import move_topic
from forums.operations.sharing import share_problem
from forums.operations.splitting import split_topic
from forums.routing.selectors import questions_put_to
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

    begun = split_topic(
        actor=moderator, topic=question, picked=[reply.pk, second.pk], title="Another", kind="help"
    )

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


def test_marks_that_come_with_a_discussion_are_counted(question, talk, reply, colleague, member, moderator):
    helped = answer(question, colleague)
    mark_helpful(actor=member, post=helped)
    begun = split_topic(actor=moderator, topic=question, picked=[helped.pk], title="Apart")

    merge_topics(actor=moderator, gone=begun, kept=question)

    assert HelpRequest.objects.get(topic=question).helpful_count == 1


def test_an_answer_that_has_become_a_question_did_not_help_itself(question, colleague, member, moderator):
    posts = [answer(question, colleague), answer(question, colleague)]
    for post in posts:
        mark_helpful(actor=member, post=post)

    begun = split_topic(
        actor=moderator, topic=question, picked=[post.pk for post in posts], title="New", kind="help"
    )

    assert list(HelpfulAnswer.objects.values_list("post", flat=True)) == [posts[1].pk]
    assert HelpRequest.objects.get(topic=begun).helpful_count == 1


def test_nobody_is_asked_what_they_ask_themselves(question, other, colleague, member, moderator):
    HelpInvitation.objects.create(
        space=question.space, topic=other, person=member, invited_at=other.opened_at
    )
    assert [row.topic for row in questions_put_to(member, most=5)] == [other]

    merge_topics(actor=moderator, gone=other, kept=question)

    assert HelpInvitation.objects.get().topic == question
    assert questions_put_to(member, most=5) == []
