"""What happens in rooms."""

from dataclasses import dataclass

from portal.events import Event


@dataclass(frozen=True)
class RoomEventBase(Event):
    """``actor_id`` is None when the platform itself did it."""

    room_id: int
    space_id: int
    actor_id: int | None


@dataclass(frozen=True)
class RoomOpened(RoomEventBase):
    pass


@dataclass(frozen=True)
class RoomClosed(RoomEventBase):
    pass


@dataclass(frozen=True)
class MessagePosted(RoomEventBase):
    """``may_mention``: there is an @ in it, so somebody may have to be told."""

    message_id: int
    may_mention: bool


@dataclass(frozen=True)
class MessageChanged(RoomEventBase):
    """``may_mention``: as for ``MessagePosted``, in the new words."""

    message_id: int
    may_mention: bool = False


@dataclass(frozen=True)
class MessageRemoved(RoomEventBase):
    message_id: int


@dataclass(frozen=True)
class MessageReacted(RoomEventBase):
    """Somebody put a sign at a message or took one back."""

    message_id: int
