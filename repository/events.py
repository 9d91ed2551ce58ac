"""What happens in the library; frozen facts made of ids."""

from dataclasses import dataclass

from portal.events import Event


@dataclass(frozen=True)
class ResourcePublished(Event):
    """A resource became visible to its audience, for the first time or again."""

    resource_id: int
    space_id: int
    actor_id: int | None
    is_first: bool


@dataclass(frozen=True)
class ResourceChanged(Event):
    """Words, files or audience of a published resource changed."""

    resource_id: int
    space_id: int


@dataclass(frozen=True)
class ResourceWithdrawn(Event):
    resource_id: int
    space_id: int


@dataclass(frozen=True)
class PracticeSet(Event):
    """A practice is described well enough for others to apply."""

    practice_id: int
    space_id: int
    actor_id: int | None


@dataclass(frozen=True)
class PracticeChanged(Event):
    """The words or the audience of a set practice changed."""

    practice_id: int
    space_id: int


@dataclass(frozen=True)
class FilesDropped(Event):
    """Rows of stored files are gone; ``paths`` are the names of their blobs in the private storage."""

    paths: tuple[str, ...]
