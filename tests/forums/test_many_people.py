"""Rearranging a topic that very many people read and follow: few statements, and nobody waits for notices."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from community.choices import NoticeKind
from community.models import Notice, User
from forums.models import BoardRead, Follow, TopicRead
from forums.operations.marks import keep_marks_of_board, part_marks
from forums.operations.merging import merge_topics
from forums.operations.splitting import split_topic
from forums.operations.telling import TOLD_AT_ONCE
from forums.tasks import tell_many_of_a_move
from tests.factories import UserFactory
from tests.factories_forums import BoardFactory, TopicFactory, answer


def moved():
    return Notice.objects.filter(kind=NoticeKind.MOVED)


@pytest.mark.parametrize(("people", "at_once"), [(TOLD_AT_ONCE, True), (TOLD_AT_ONCE + 1, False)])
def test_many_are_told_in_a_task(people, at_once, question, talk, moderator):
    for _ in range(people - 1):
        answer(talk, UserFactory())

    merge_topics(actor=moderator, gone=talk, kept=question)

    tasks = DBTaskResult.objects.filter(task_path="forums.tasks.tell_many_of_a_move")
    assert (moved().count(), tasks.count()) == ((people, 0) if at_once else (0, 1))
    for task in [*tasks, *tasks]:
        tell_many_of_a_move.func(*task.args_kwargs["args"])
    assert {notice.object_id for notice in moved()} == {question.pk}
    assert (moved().count(), set(moved().values_list("count", flat=True))) == (people, {1})


def test_a_task_that_comes_after_the_next_merge_tells_of_nothing(question, talk, colleague, moderator):
    reply = answer(talk, colleague)
    begun = split_topic(actor=moderator, topic=talk, picked=[reply.pk], title="Another matter")
    merge_topics(actor=moderator, gone=begun, kept=question)
    before = moved().count()

    tell_many_of_a_move.func(begun.pk, [colleague.pk], moderator.pk)

    assert moved().count() == before


def marks(board, topic, people, seed):
    now = timezone.now()
    users = [User(handle=f"crowd-{seed}-{n}", email=f"c{seed}-{n}@example.org") for n in range(people)]
    users = User.objects.bulk_create(users)
    Follow.objects.bulk_create(
        Follow(user=u, topic=topic, level="everything", chosen_by="platform", chosen_at=now) for u in users
    )
    TopicRead.objects.bulk_create(
        TopicRead(user=u, topic=topic, last_number=1, read_at=now) for u in users[::2]
    )
    BoardRead.objects.bulk_create(
        BoardRead(user=u, board=board, read_until=now + timezone.timedelta(seconds=n))
        for n, u in enumerate(users[1::2])
    )


@pytest.mark.parametrize("people", [2, 60])
def test_marks_and_choices_take_the_same_statements(people, board, space, member, colleague):
    topic, begun = TopicFactory(board=board, author=member), TopicFactory(board=board, author=member)
    answer(topic, colleague)
    marks(board, topic, people, people)
    other = BoardFactory(space=space)

    with CaptureQueriesContext(connection) as asked:
        keep_marks_of_board(topic=topic, board_id=board.pk, since=topic.stood_since)
        part_marks(left=topic, begun=begun, left_numbers={1: 1}, taken_numbers={2: 1})

    statements = [q for q in asked.captured_queries if "SAVEPOINT" not in q["sql"]]
    assert len(statements) == 10
    assert Follow.objects.filter(topic=begun).count() == people
    assert TopicRead.objects.filter(topic=topic).count() == people
    assert other.topic_count == 0
