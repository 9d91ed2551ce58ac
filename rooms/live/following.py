"""Which pages hear that something happened; what happened they fetch, where permissions hold."""

from typing import Any

from portal.choices import SectionKind
from portal.realtime import live
from rooms.models import Room


def may_follow_room(user: Any, pk: int) -> bool:
    return Room.objects.visible_to(user).filter(pk=pk).exists()


def list_key(space_id: int) -> str:
    """Under which the communication pages of a space hear of rooms, as they do of boards."""
    return f"{SectionKind.COMMUNICATION}:{space_id}"


live.register("room", may_follow_room)
