"""The shape of peer counselling in the demo."""

from dataclasses import dataclass

from config.demo.base import Item


@dataclass(frozen=True, kw_only=True)
class Counsel(Item):
    """An offer to talk, for the network."""

    key: str
    space: str
    author: str
    at: str
    title: str
    body: str
    languages: tuple[str, ...]
    times: tuple[str, ...]
    tags: tuple[str, ...]
    time_zone: str
    times_note: str = ""
    most_talks: int = 2


@dataclass(frozen=True, kw_only=True)
class Said(Item):
    """Something in a talk; ``after`` counts from the question. A meeting took place on the day it is told."""

    by: str
    after: str
    text: str
    kind: str = "message"
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Handed(Item):
    """The entry of that ``number``, handed over to the coordinators by ``by``."""

    by: str
    after: str
    number: int
    reason: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Talk(Item):
    """A talk about an offer: accepted a day after it was asked; ended with ``ends``, and rated then."""

    key: str
    offer: str
    asker: str
    at: str
    subject: str
    question: str
    answer: str
    said: tuple[Said, ...]
    language: str = "en"
    ends: str = ""
    handed: Handed | None = None
