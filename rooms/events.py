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
class RoomOrderKept(RoomEventBase):
    """Somebody was muted or removed, or that was taken back; one of the two ids says who."""

    measure_id: int | None
    person_id: int | None
    guest_id: int | None


@dataclass(frozen=True)
class GuestCameIn(RoomEventBase):
    guest_id: int


@dataclass(frozen=True)
class GuestChanged(RoomEventBase):
    guest_id: int


@dataclass(frozen=True)
class RoomChanged(RoomEventBase):
    """``is_moved``: it is at another time now."""

    is_moved: bool


@dataclass(frozen=True)
class RoomCalledOff(RoomEventBase):
    pass


@dataclass(frozen=True)
class DoorsOpened(RoomEventBase):
    pass


@dataclass(frozen=True)
class RoomBegun(RoomEventBase):
    """Its meeting runs."""


@dataclass(frozen=True)
class PeopleInvited(RoomEventBase):
    person_ids: tuple[int, ...]


@dataclass(frozen=True)
class MeetingMoved(RoomEventBase):
    """Agenda, hands or attendance are others now; open pages fetch what shows them."""


@dataclass(frozen=True)
class PollMoved(RoomEventBase):
    """Somebody asked, voted, ended, removed or hid it; who gave a secret vote is nobody."""

    poll_id: int


@dataclass(frozen=True)
class NoteMoved(RoomEventBase):
    """A block was written, changed, moved, removed, hidden or brought back."""

    block_id: int


@dataclass(frozen=True)
class MessageReacted(RoomEventBase):
    """Somebody put a sign at a message or took one back."""

    message_id: int


@dataclass(frozen=True)
class OutcomeChanged(RoomEventBase):
    pass


@dataclass(frozen=True)
class KeepingChanged(RoomEventBase):
    pass


@dataclass(frozen=True)
class RoomEmptied(RoomEventBase):
    """Its messages have gone; ``actor_id`` is None."""
