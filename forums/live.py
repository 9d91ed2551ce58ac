"""Which open pages hear that something happened; what happened they fetch, where permissions hold."""

from typing import Any

from forums.models import Board, Topic
from portal.choices import SectionKind
from portal.realtime import live
from portal.spaces import readable


def may_follow_topic(user: Any, pk: int) -> bool:
    return Topic.objects.visible_to(user).filter(pk=pk).exists()


def may_follow_board(user: Any, pk: int) -> bool:
    return Board.objects.visible_to(user).filter(pk=pk).exists()


def may_follow_section(user: Any, space_id: int) -> bool:
    return readable(user).filter(pk=space_id).exists()


def section_key(space_id: int) -> str:
    """Under which the communication pages of a space hear of boards and topics."""
    return f"{SectionKind.COMMUNICATION}:{space_id}"


live.register("topic", may_follow_topic)
live.register("board", may_follow_board)
live.register(SectionKind.COMMUNICATION.value, may_follow_section)
