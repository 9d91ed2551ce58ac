"""What goes into an engine and what comes out; every engine speaks these words, none of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Final

from django.utils.safestring import SafeString

from search.asking import Question
from search.languages import normal
from search.words import clean

FACETS: Final = ("type", "space", "tag", "lang")
EXCERPT_SOURCE_LENGTH: Final = 20_000


class IndexUnavailableError(Exception):
    """The index is missing or cannot be read; it is being rebuilt, and everything else goes on."""


class Sort(Enum):
    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True)
class Document:
    """One findable object.

    ``key`` is ``app.model:pk``. ``access`` holds the tokens of which a reader needs one. ``type``, ``space``
    (a slug), ``tags`` (slugs) and ``access`` are codes: no blanks, never labels. ``language`` may be any ISO
    639 code; what search does not know counts as no language. ``labels`` are found and never shown.

    Raises:
        ValueError: a code has a blank in it or nobody could ever find the object.
    """

    key: str
    type: str
    title: str
    access: frozenset[str]
    dated: datetime
    url: str
    body: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    space: str = ""
    labels: str = ""

    def __post_init__(self) -> None:
        if not self.access:
            raise ValueError(f"{self.key} has no access token.")
        for code in (self.key, self.type, self.space, *self.tags, *self.access):
            if code.split() not in ([], [code]):
                raise ValueError(f"{code!r} of {self.key} is no code: it has a blank in it.")
        object.__setattr__(self, "title", " ".join(clean(self.title).split()))
        object.__setattr__(self, "body", clean(self.body))
        object.__setattr__(self, "language", normal(self.language))


@dataclass(frozen=True)
class Ask:
    """A question with everything that narrows it. ``tokens`` are the reader's; there is no way round them."""

    question: Question
    tokens: frozenset[str]
    selected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 10
    may_correct: bool = True


@dataclass(frozen=True)
class Hit:
    """A found object as the index knows it; ``title_html`` and ``excerpt_html`` are escaped and marked."""

    key: str
    type: str
    title: str
    title_html: SafeString
    excerpt_html: SafeString
    url: str
    dated: datetime
    space: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    score: float = 0.0


@dataclass(frozen=True)
class Answer:
    """``facets``: code → count for each facet, counted without that facet's own selection.

    ``corrected`` is the question as it was read when its own spelling found (almost) nothing.
    ``loosened`` says that nothing has all the words and these have some of them.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]
    corrected: str = ""
    loosened: bool = False
