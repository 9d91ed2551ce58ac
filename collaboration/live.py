"""Which open pages hear that something happened in a group; what happened they fetch over HTTP."""

from typing import Any

from collaboration.models import Group
from portal.realtime import live


def may_follow_group(user: Any, pk: int) -> bool:
    return Group.objects.visible_to(user).filter(pk=pk).exists()


live.register("group", may_follow_group)
