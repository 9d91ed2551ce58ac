"""Who may follow which keys: one's own notices, and what changes in a space for its members."""

from typing import Any

from portal.realtime import live
from portal.spaces import standing


def may_follow_user(user: Any, pk: int) -> bool:
    return bool(user.pk == pk)


def may_follow_space(user: Any, pk: int) -> bool:
    return standing(user).is_member(pk)


live.register("user", may_follow_user)
live.register("space", may_follow_space)
