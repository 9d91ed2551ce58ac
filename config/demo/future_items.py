"""The shape of what the demo's people say about the future."""

from dataclasses import dataclass

from config.demo.base import Item


@dataclass(frozen=True, kw_only=True)
class Choice(Item):
    """A decision that leads to a scenario; with ``asks`` its author opens a topic on it."""

    title: str
    text: str
    asks: str = ""


@dataclass(frozen=True, kw_only=True)
class Verdict(Item):
    """What somebody thinks of a scenario; ``after`` counts from when it was written."""

    by: str
    after: str
    plausibility: int
    consistency: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class Future(Item):
    """A scenario."""

    key: str
    space: str
    author: str
    at: str
    title: str
    horizon: int
    body: str
    shows: str  # what its drawn picture shows
    drivers: tuple[str, ...]
    signals: tuple[str, ...]
    decisions: tuple[Choice, ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, kw_only=True)
class Conclusion(Item):
    """What the editors of a space conclude from its scenarios."""

    key: str
    space: str
    author: str
    at: str
    body: str
