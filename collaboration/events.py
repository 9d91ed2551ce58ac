"""What happens in groups; frozen facts made of ids."""

from dataclasses import dataclass

from portal.events import Event


@dataclass(frozen=True)
class GroupEvent(Event):
    group_id: int
    space_id: int


@dataclass(frozen=True)
class GroupFormed(GroupEvent):
    actor_id: int


@dataclass(frozen=True)
class GroupChanged(GroupEvent):
    """Its words, dates or audience."""


@dataclass(frozen=True)
class PeopleInvited(GroupEvent):
    actor_id: int
    user_ids: tuple[int, ...]


@dataclass(frozen=True)
class MembersChanged(GroupEvent):
    """Somebody joined, declined, left or convenes now."""

    user_id: int


@dataclass(frozen=True)
class TasksChanged(GroupEvent):
    pass


@dataclass(frozen=True)
class GroupClosed(GroupEvent):
    actor_id: int | None
