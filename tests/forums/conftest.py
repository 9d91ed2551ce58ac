"""A board with a question by ``member``; all rows are made in a scope that writes everywhere."""

import pytest

from forums.models import Board, Post, Topic
from tests.factories_forums import BoardFactory, QuestionFactory, TopicFactory, answer


@pytest.fixture
def board(everywhere, space) -> Board:
    return BoardFactory(space=space, slug="questions", name="Questions")


@pytest.fixture
def question(board, member) -> Topic:
    return QuestionFactory(board=board, author=member, title="How do you begin?", body="With **which** page?")


@pytest.fixture
def reply(question, colleague) -> Post:
    return answer(question, colleague, "With the *first* one.")


@pytest.fixture
def talk(board, member) -> Topic:
    return TopicFactory(board=board, author=member, title="Plain words", body="Which words do you avoid?")
