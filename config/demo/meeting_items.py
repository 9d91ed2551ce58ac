"""How rooms with a time are written down."""

from dataclasses import dataclass

from config.demo.base import Audience, Item
from config.demo.items import Post


@dataclass(frozen=True, kw_only=True)
class Meeting(Item):
    """A room with a time, ``in_days`` from now (before, where negative) at ``hour`` by the clock of ``zone``.

    ``guests``: how many of the spaces that may be invited are; ``answers``: who said what.
    """

    key: str
    space: str
    title: str
    purpose: str
    host: str
    at: str
    in_days: int
    hour: int
    minutes: int
    zone: str
    audience: Audience = "network"
    guests: int = 0
    people: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    messages: tuple[Post, ...] = ()
    video: str = ""
    outcome: str = ""
