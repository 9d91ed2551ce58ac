"""What happens on boards, in the past tense; made of ids."""

from dataclasses import dataclass

from portal.events import Event


@dataclass(frozen=True)
class BoardCreated(Event):
    board_id: int
    space_id: int


@dataclass(frozen=True)
class BoardsArranged(Event):
    """A board was renamed, moved, closed or opened again."""

    board_id: int
    space_id: int


@dataclass(frozen=True)
class TopicEvent(Event):
    """What all events of a topic carry; ``actor_id`` is None when the platform itself acted."""

    topic_id: int
    space_id: int
    board_id: int | None
    actor_id: int | None


@dataclass(frozen=True)
class TopicOpened(TopicEvent):
    post_id: int


@dataclass(frozen=True)
class TopicChanged(TopicEvent):
    """Its title, tags or state changed; ``what`` is the verb, such as ``lock``."""

    what: str


@dataclass(frozen=True)
class PostAdded(TopicEvent):
    post_id: int


@dataclass(frozen=True)
class PostChanged(TopicEvent):
    post_id: int


@dataclass(frozen=True)
class PostRemoved(TopicEvent):
    post_id: int


@dataclass(frozen=True)
class AnswerAccepted(TopicEvent):
    post_id: int


@dataclass(frozen=True)
class AnswerUnaccepted(TopicEvent):
    post_id: int
