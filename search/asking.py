"""What people type into the search box: words, "phrases", -word, a OR b, prefix*.

Never raises: whatever cannot be read as an operator is read as words, and what holds no word is left out.
"""

import re
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from search.words import Word, clean, words

MAX_LENGTH: Final = 300
MAX_TERMS: Final = 16
MIN_PREFIX: Final = 2

_QUOTES = re.compile("[“”„‟«»]")
_TOKEN = re.compile(r'(?P<minus>-?)"(?P<phrase>[^"]*)"|(?P<plain>\S+)')
_OR: Final = frozenset({"OR", "|", "||"})
_AND: Final = frozenset({"AND", "&", "&&", "+"})


class Kind(Enum):
    WORD = "word"
    PHRASE = "phrase"
    PREFIX = "prefix"


@dataclass(frozen=True)
class Term:
    """One thing to look for; ``start`` and ``end`` say where it stands in the question's text."""

    kind: Kind
    words: tuple[Word, ...]
    start: int
    end: int

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(part for word in self.words for part in word.parts)


@dataclass(frozen=True)
class Clause:
    """One of ``terms`` must be there; none of them when ``excluded``."""

    terms: tuple[Term, ...]
    excluded: bool = False


@dataclass(frozen=True)
class Question:
    """All of ``clauses`` must hold. A question without clauses asks for everything."""

    text: str = ""
    clauses: tuple[Clause, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.clauses)

    @property
    def wanted(self) -> tuple[Term, ...]:
        return tuple(term for clause in self.clauses if not clause.excluded for term in clause.terms)

    def with_text(self, changes: dict[Term, str]) -> str:
        """The text with some of its terms written differently."""
        text = self.text
        for term in sorted(changes, key=lambda term: term.start, reverse=True):
            text = text[: term.start] + changes[term] + text[term.end :]
        return text

    def loosened(self) -> "Question":
        """The same with one wanted term being enough."""
        excluded = tuple(clause for clause in self.clauses if clause.excluded)
        return replace(self, clauses=(Clause(self.wanted), *excluded))


def parse(text: str) -> Question:
    """Read ``text`` as a question; at most its first ``MAX_LENGTH`` characters and ``MAX_TERMS`` terms."""
    text = _balanced(_QUOTES.sub('"', clean(text[:MAX_LENGTH])).strip())
    clauses: list[Clause] = []
    joined = False
    for match in _TOKEN.finditer(text):
        plain = match["plain"] or ""
        if plain in _OR:
            joined = bool(clauses)
            continue
        if plain in _AND:
            continue
        terms, excluded = _terms(match)
        if not terms:
            continue
        _append(clauses, terms, excluded=excluded, joined=joined)
        joined = False
        if sum(len(clause.terms) for clause in clauses) >= MAX_TERMS:
            break
    return Question(text, tuple(clauses[:MAX_TERMS]) or _operators_as_words(text))


def _balanced(text: str) -> str:
    """A quotation mark without its partner is none."""
    if text.count('"') % 2:
        at = text.rindex('"')
        text = f"{text[:at]} {text[at + 1 :]}".rstrip()
    return text


def _terms(match: re.Match[str]) -> tuple[list[Term], bool]:
    if match["phrase"] is not None:
        found = tuple(words(match["phrase"]))
        terms = [Term(Kind.PHRASE, found, match.start(), match.end())] if found else []
        return terms, bool(match["minus"])
    return _plain_terms(match["plain"], match.start())


def _plain_terms(token: str, start: int) -> tuple[list[Term], bool]:
    """A token without blanks; ``and/or`` is two words, unless it is excluded as a whole."""
    excluded = len(token) > 1 and token[0] == "-"
    found = tuple(words(token))
    if not found:
        return [], False
    if excluded:
        kind = Kind.WORD if len(found) == 1 else Kind.PHRASE
        return [Term(kind, found, start, start + len(token))], True
    terms = [Term(Kind.WORD, (word,), start + word.start, start + word.end) for word in found]
    last = terms[-1]
    if token.endswith("*") and len(last.words[0].parts[-1]) >= MIN_PREFIX:
        terms[-1] = replace(last, kind=Kind.PREFIX)
    return terms, False


def _append(clauses: list[Clause], terms: list[Term], *, excluded: bool, joined: bool) -> None:
    if excluded:
        clauses.append(Clause(tuple(terms), excluded=True))
        return
    if joined and not clauses[-1].excluded:
        clauses[-1] = Clause((*clauses[-1].terms, terms[0]))
        terms = terms[1:]
    clauses.extend(Clause((term,)) for term in terms)


def _operators_as_words(text: str) -> tuple[Clause, ...]:
    """Somebody who types only ``OR`` looks for the word."""
    found = [Term(Kind.WORD, (word,), word.start, word.end) for word in words(text)]
    return tuple(Clause((term,)) for term in found[:MAX_TERMS])
