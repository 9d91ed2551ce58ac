"""Which open pages hear that something happened in a talk; what, they fetch, where permissions hold."""

from typing import Any

from counselling.models import Talk
from portal.realtime import live


def may_follow_talk(user: Any, pk: int) -> bool:
    return Talk.objects.visible_to(user).filter(pk=pk).exists()


live.register("talk", may_follow_talk)
