"""Which pages hear that something happened; what happened they fetch, where permissions hold."""

from typing import Any

from portal.realtime import live
from rooms.models import Room


def may_follow_room(user: Any, pk: int) -> bool:
    return Room.objects.visible_to(user).filter(pk=pk).exists()


live.register("room", may_follow_room)
