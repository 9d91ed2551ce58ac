"""Which open pages hear that something happened; what happened they fetch, where permissions hold."""

from typing import Any

from forums.models import Board, Poll, Topic
from portal.realtime import live


def may_follow_topic(user: Any, pk: int) -> bool:
    return Topic.objects.visible_to(user).filter(pk=pk).exists()


def may_follow_board(user: Any, pk: int) -> bool:
    return Board.objects.visible_to(user).filter(pk=pk).exists()


def may_follow_poll(user: Any, pk: int) -> bool:
    return Poll.objects.visible_to(user).filter(pk=pk).exists()


live.register("topic", may_follow_topic)
live.register("board", may_follow_board)
live.register("poll", may_follow_poll)
