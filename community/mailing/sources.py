"""What is new, as the apps say: each registers its sources when it starts.

A source gives the rows that became new; who may see which is asked of ``visible_to`` for each reader at the
moment in which their digest is made, never of what was found for somebody else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

EXCERPT_LENGTH = 420  # of what has no summary of its own


@dataclass(frozen=True)
class DigestItem:
    """One new thing with its own words; the same for every reader who may see it."""

    title: str
    path: str
    text: str
    at: datetime
    author: str

    @classmethod
    def of(cls, thing: Any, *, text: str, at: datetime) -> "DigestItem":
        """For ``thing`` with a title, an address and an author, who may have left."""
        author = thing.author.name if thing.author is not None else ""
        return cls(thing.title, thing.get_absolute_url(), text, at, author)


@dataclass(frozen=True)
class Source:
    """New things of one kind; what is most worth reading has the lowest ``order``.

    ``new`` gives the rows in scope that became new after a moment, with a manager that knows ``visible_to``;
    ``moment`` names the field by which they are new; ``related`` is what ``item`` needs along; ``official``
    picks the rows made in an office, which reach also who has blocked their author.
    """

    code: str
    order: int
    title: str | Promise
    new: Callable[[datetime], QuerySet[Any]]
    moment: str
    item: Callable[[Any], DigestItem]
    related: tuple[str, ...] = ("space", "author")
    official: Callable[[QuerySet[Any]], QuerySet[Any]] | None = None


_sources: dict[str, Source] = {}


def register_source(source: Source) -> None:
    _sources[source.code] = source


def sources() -> list[Source]:
    """All of them, what is most worth reading first."""
    return sorted(_sources.values(), key=lambda source: (source.order, source.code))
