"""What happens on boards, in the past tense; made of ids."""

from collections.abc import Mapping
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
    """What all events of a topic carry.

    ``actor_id`` is None when the platform itself acted, or somebody who stands there without a name.
    """

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


@dataclass(frozen=True)
class AnswerHelped(TopicEvent):
    post_id: int


@dataclass(frozen=True)
class WhetherAsked(TopicEvent):
    """The author of a solved question is asked whether the answer worked."""


@dataclass(frozen=True)
class AnswerWorked(TopicEvent):
    """The author of a solved question says that the accepted answer, ``post_id``, worked."""

    post_id: int


@dataclass(frozen=True)
class ProblemShared(TopicEvent):
    """``actor_id`` has the same problem."""


@dataclass(frozen=True)
class RequestWidened(TopicEvent):
    """People of the network may read it now; ``by_itself``: who asked had agreed to it before."""

    by_itself: bool


@dataclass(frozen=True)
class AskerRevealed(TopicEvent):
    """A moderator looked who wrote something without a name."""

    revelation_id: int


@dataclass(frozen=True)
class TopicMoved(TopicEvent):
    """It stands on ``board_id`` of ``space_id`` now; its number and those of its posts stay as they were."""

    from_board_id: int
    from_space_id: int

    @property
    def changes_space(self) -> bool:
        return self.space_id != self.from_space_id


@dataclass(frozen=True)
class TopicsMerged(TopicEvent):
    """The posts of ``gone_id`` stand in ``topic_id``; published while the row of the gone one is still there.

    Both mappings lead from old numbers of posts to their numbers in the topic that is kept, for every post.
    """

    gone_id: int
    kept_numbers: Mapping[int, int]
    gone_numbers: Mapping[int, int]

    @property
    def kept_id(self) -> int:
        return self.topic_id


@dataclass(frozen=True)
class TopicSplit(TopicEvent):
    """Some posts of ``topic_id`` are the topic ``new_id`` now.

    ``kept_numbers`` leads from old to new numbers of those that stayed, ``taken_numbers`` from old numbers in
    the one to new numbers in the other; together they name every post.
    """

    new_id: int
    kept_numbers: Mapping[int, int]
    taken_numbers: Mapping[int, int]

    @property
    def from_id(self) -> int:
        return self.topic_id


@dataclass(frozen=True)
class PersonAsked(TopicEvent):
    """Somebody was asked whether they know an answer; the platform itself asks without an actor."""

    invitation_id: int


@dataclass(frozen=True)
class PostReacted(TopicEvent):
    """``actor_id`` put a sign of any kind at a post."""

    post_id: int


@dataclass(frozen=True)
class ReactionTakenBack(TopicEvent):
    """Of ``actor_id``; others of theirs may still be there."""

    post_id: int


@dataclass(frozen=True)
class PollSet(TopicEvent):
    """A post that stood already got a poll, another one, or none any more."""

    post_id: int


@dataclass(frozen=True)
class PollVoted(TopicEvent):
    """A vote was given, changed or taken back; which one, no event says."""

    poll_id: int


@dataclass(frozen=True)
class PollClosed(TopicEvent):
    """It was ended before its time."""

    poll_id: int


@dataclass(frozen=True)
class PollSettled(TopicEvent):
    """It is over, by the clock or by hand, and those who took part are to be told: once a poll."""

    poll_id: int


@dataclass(frozen=True)
class HeldEvent(Event):
    """Something that a moderator looks at first; ``actor_id`` is None for visitors and the platform."""

    held_id: int
    space_id: int
    actor_id: int | None


@dataclass(frozen=True)
class ContributionHeld(HeldEvent):
    """It waits now; of what came ``by_mail`` its author sees nothing, so they are told."""

    by_mail: bool = False


@dataclass(frozen=True)
class ContributionShown(HeldEvent):
    post_id: int


@dataclass(frozen=True)
class ContributionSettled(HeldEvent):
    """It does not wait any more and is not shown: declined, or taken back."""


@dataclass(frozen=True)
class CommentAsked(HeldEvent):
    """A visitor wrote a comment; nobody sees it before the mailed link was used."""


@dataclass(frozen=True)
class CommentDeclined(HeldEvent):
    pass
