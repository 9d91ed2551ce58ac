"""Corrections: what somebody probably meant, taken only from what they may read.

No typo is forgiven below five letters, one from five, two from nine; the first letter counts as right.
"""

from typing import Final

from portal.folding import fold
from search.asking import Kind, Question, Term
from search.backends.querying import QueryBuilder
from search.backends.reading import Snapshot
from search.words import words

FEW: Final = 3

_ONE_TYPO_FROM: Final = 5
_TWO_TYPOS_FROM: Final = 9
_MOST_CANDIDATES: Final = 4
_MUCH_MORE: Final = 3


def typos_allowed(word: str) -> int:
    return (len(word) >= _ONE_TYPO_FROM) + (len(word) >= _TWO_TYPOS_FROM)


def distance(one: str, other: str, limit: int) -> int:
    """Edits between two words, two swapped neighbours counting once; ``limit + 1`` when there are more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, wanted in enumerate(other, start=1):
            cost = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > limit:
            return limit + 1
        before, last = last, line
    return min(last[-1], limit + 1)


def candidates(snapshot: Snapshot, word: str, allowed: int, *, above: int = 0) -> list[str]:
    """Folded words near ``word``, nearest and most frequent first.

    Only words that stand in more than ``above`` allowed documents.
    """
    limit = typos_allowed(word)
    if not limit:
        return []
    # Plain edit distance counts two swapped letters twice, so look one further and measure again.
    near: set[str] = set()
    for name in ("title_exact", "body_exact"):
        near.update(snapshot.reader.terms_within(name, word, 2, prefix=1))
    found: list[tuple[int, int, str]] = []
    for term in near - {word}:
        edits = distance(word, term, limit)
        if edits > limit:
            continue
        count = _frequency(snapshot, term, allowed)
        if count > above:
            found.append((edits, -count, term))
    return [term for _, _, term in sorted(found)[:_MOST_CANDIDATES]]


def _frequency(snapshot: Snapshot, term: str, allowed: int) -> int:
    """In how many allowed documents the very word stands."""
    return (snapshot.containing(term) & allowed).bit_count()


def corrections(snapshot: Snapshot, question: Question, allowed: int) -> dict[Term, tuple[str, ...]]:
    """For each wanted word that (almost) nothing allowed has: the words to look for instead.

    A word that is there at least once stays among them, and gives way only to a much more frequent one.
    """
    builder = QueryBuilder(snapshot.languages)
    found: dict[Term, tuple[str, ...]] = {}
    for term in question.wanted:
        if term.kind is not Kind.WORD:
            continue
        word = fold(term.words[0].forms[0])
        count = snapshot.matching(builder.term(term), allowed).bit_count()
        if count >= FEW:
            continue
        near = candidates(snapshot, word, allowed, above=count * _MUCH_MORE)
        if near:
            found[term] = (*near, word) if count else tuple(near)
    return found


def as_written(snapshot: Snapshot, term: str, allowed: int) -> str:
    """``term`` with its accents, as the first allowed document that holds it has it."""
    holding = snapshot.containing(term) & allowed
    shown = snapshot.shown((holding & -holding).bit_length() - 1)
    for word in words(f"{shown['title']} {shown['body']}"):
        for form in word.forms:
            if fold(form) == term:
                return form
    return term
