"""What happens in peer counselling, in the past tense; made of ids."""

from dataclasses import dataclass

from portal.events import Event


@dataclass(frozen=True)
class TalkAsked(Event):
    talk_id: int


@dataclass(frozen=True)
class TalkAnswered(Event):
    """The counsellor accepted or declined."""

    talk_id: int
    accepted: bool


@dataclass(frozen=True)
class TalkWithdrawn(Event):
    """The asker took the request back before it was answered."""

    talk_id: int


@dataclass(frozen=True)
class EntryAdded(Event):
    talk_id: int
    entry_id: int


@dataclass(frozen=True)
class TalkTouched(Event):
    """Something in a talk looks different now, and nobody need be told."""

    talk_id: int


@dataclass(frozen=True)
class TalkEnded(Event):
    """``by_id`` is None when it ended because somebody closed their account."""

    talk_id: int
    by_id: int | None


@dataclass(frozen=True)
class TalkRead(Event):
    """One of the two has read up to the latest entry that there was."""

    talk_id: int
    user_id: int
