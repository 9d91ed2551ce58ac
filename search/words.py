"""Words: how text is cut, folded and stemmed; the same at indexing, asking and highlighting.

``C++``, ``C#``, ``e-learning``, ``Node.js`` and ``l'éducation`` stay findable in every way people type them:
a joined word counts as its parts and as one word without its joints, and an elided article is dropped.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import snowballstemmer

from portal.folding import fold
from search.languages import STEMMERS

MAX_WORD_LENGTH: Final = 60

_LETTERS = r"[\w\u0300-\u036f]+"
_WORD = re.compile(rf"{_LETTERS}(?:[-‐‑.'’ʼ·]{_LETTERS})*(?:\+{{1,2}}|\#)?(?![\w+#])|{_LETTERS}")  # noqa: RUF001
_JOINT = re.compile("[-‐‑.'’ʼ·]")  # noqa: RUF001
_ELIDED = re.compile(
    "^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu"
    "|un|all|dall|dell|nell|sull|coll|gl|quest|quell|sant)['’ʼ](?=.)"  # noqa: RUF001
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: where it stands, its parts in lower case, and its form without joints."""

    start: int
    end: int
    parts: tuple[str, ...]
    joined: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.joined, *self.parts) if self.joined else self.parts


def clean(text: str) -> str:
    """``text`` in composed form, without invisible and control characters."""
    return _CONTROL.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))


def words(text: str) -> Iterator[Word]:
    """The words of a cleaned text, in order."""
    for match in _WORD.finditer(text):
        surface = match.group().lower()
        if len(surface) > MAX_WORD_LENGTH:
            surface = surface[:MAX_WORD_LENGTH]
        parts = tuple(part for part in _JOINT.split(_ELIDED.sub("", surface)) if part)
        if len(parts) > 1:
            yield Word(match.start(), match.end(), parts, _without_joints(parts))
        elif parts:
            yield Word(match.start(), match.end(), parts)


def _without_joints(parts: tuple[str, ...]) -> str:
    # 3.2 must not become 32.
    joint = "." if any(part.isdigit() for part in parts) else ""
    return joint.join(parts)


_stemmers = threading.local()


def _stemmer(language: str) -> Any:
    # A stemmer keeps the word that it works on: one a thread.
    known = _stemmers.__dict__.setdefault("by_language", {})
    if language not in known:
        known[language] = snowballstemmer.stemmer(STEMMERS[language])
    return known[language]


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The folded stem of ``word``; only folded where the language has no stemmer.

    Folding comes last: stemmers need the accents to tell endings apart.
    """
    if language not in STEMMERS:
        return fold(word)
    return fold(_stemmer(language).stemWord(word))
