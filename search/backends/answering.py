"""Answers: hits, facets, suggestions and similar items, each cut with what the reader may find."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from math import log
from typing import Any, Final

from whoosh import query

from portal.folding import fold
from search.asking import Question, Term, parse
from search.backends.bits import members, pack
from search.backends.little_words import without_little_words
from search.backends.querying import QueryBuilder
from search.backends.reading import Snapshot
from search.backends.spelling import FEW, as_written, candidates, corrections
from search.documents import FACETS, Answer, Ask, Hit, Sort
from search.highlight import Marks
from search.words import words

_SIMILAR_WORDS: Final = 12
_SIMILAR_SOURCE_LENGTH: Final = 4_000
_MIN_SIMILAR_WORD: Final = 4
_COMMON: Final = 0.2
_TAG_BOOST: Final = 3.0
_MOST_KEPT: Final = 32


class Matches:
    """What a question matches among the documents ``allowed``, however it is narrowed and sorted then."""

    def __init__(self, snapshot: Snapshot, question: Question, allowed: int, *, may_correct: bool) -> None:
        self.snapshot = snapshot
        self.allowed = allowed
        self.question = without_little_words(question, snapshot.languages)
        self.scores: dict[int, float] = {}
        self.documents = 0 if question.text else allowed
        self.instead: dict[Term, tuple[str, ...]] = {}
        self.loosened = False
        if self.question:
            self._look(self.question)
            if len(self.scores) < FEW:
                self._help(may_correct=may_correct)

    def _look(self, question: Question) -> None:
        builder = QueryBuilder(self.snapshot.languages, self.instead)
        self.scores = self.snapshot.scores(builder.question(question), self.allowed)
        self.documents = pack(self.scores, len(self.snapshot.dated))
        # A second query, not Whoosh's AndMaybe: that one took three times as long.
        phrase = builder.side_by_side(question)
        if phrase is not None:
            for number, score in self.snapshot.scores(phrase, self.documents).items():
                self.scores[number] += score

    def _help(self, *, may_correct: bool) -> None:
        """Forgive typos, then the lack of a word; what was found as typed is never lost."""
        found = len(self.scores)
        if may_correct:
            self.instead = corrections(self.snapshot, self.question, self.allowed)
        if self.instead:
            self._look(self.question)
            if found and len(self.scores) <= found:
                self.instead = {}
                self._look(self.question)
        if not self.scores and len(self.question.wanted) > 1:
            self._look(self.question.loosened())
            self.loosened = bool(self.scores)
        if not self.scores:
            self.instead = {}

    @cached_property
    def corrected(self) -> str:
        """The question as it was understood; empty when it was taken as typed."""
        changes = {
            term: as_written(self.snapshot, near[0], self.allowed) for term, near in self.instead.items()
        }
        return self.question.with_text(changes) if changes else ""

    @cached_property
    def marks(self) -> Marks:
        return Marks.of(self.question, (word for near in self.instead.values() for word in near))


def find(snapshot: Snapshot, ask: Ask) -> Answer:
    matches = _matches(snapshot, ask)
    numbers = list(members(_selected(snapshot, ask, matches.documents)))
    dated, scores = snapshot.dated, matches.scores
    if ask.sort is Sort.RELEVANCE and scores:
        numbers.sort(key=lambda number: (-scores[number], -dated[number], -number))
    else:
        numbers.sort(key=lambda number: (-dated[number], -number))
    page = numbers[ask.offset : ask.offset + ask.limit]
    return Answer(
        hits=tuple(make_hit(snapshot, number, matches.marks, scores.get(number, 0.0)) for number in page),
        total=len(numbers),
        facets=_facets(snapshot, ask, matches.documents),
        corrected=matches.corrected,
        loosened=matches.loosened,
    )


def _matches(snapshot: Snapshot, ask: Ask) -> Matches:
    """Kept while the snapshot lasts: choosing a facet or a page asks the same question again."""
    key = (ask.question, ask.tokens, ask.may_correct)
    if key not in snapshot.kept:
        if len(snapshot.kept) >= _MOST_KEPT:
            snapshot.kept.pop(next(iter(snapshot.kept)))
        allowed = snapshot.allowed(ask.tokens)
        snapshot.kept[key] = Matches(snapshot, ask.question, allowed, may_correct=ask.may_correct)
    kept: Matches = snapshot.kept[key]
    return kept


def _facets(snapshot: Snapshot, ask: Ask, documents: int) -> dict[str, dict[str, int]]:
    """For each facet its codes and counts, under the selection of the *other* facets."""
    counted: dict[str, dict[str, int]] = {}
    for name in FACETS:
        base = _selected(snapshot, ask, documents, leaving_out=name)
        counts = dict.fromkeys(ask.selected.get(name, ()), 0)
        for code, bits in snapshot.codes[name].items():
            count = (base & bits).bit_count()
            if count:
                counts[code] = count
        counted[name] = counts
    return counted


def _selected(snapshot: Snapshot, ask: Ask, documents: int, leaving_out: str = "") -> int:
    for name, values in ask.selected.items():
        if values and name != leaving_out:
            documents &= snapshot.coded(name, values)
    return documents


def make_hit(snapshot: Snapshot, number: int, marks: Marks, score: float) -> Hit:
    shown = snapshot.shown(number)
    marker = marks.in_language(shown["language"])
    return Hit(
        key=shown["key"],
        type=shown["type"],
        title=shown["title"],
        title_html=marker.title(shown["title"]),
        excerpt_html=marker.excerpt(shown["body"]),
        url=shown["url"],
        dated=shown["dated"],
        space=shown["space"],
        language=shown["language"],
        tags=shown["tags"],
        score=score,
    )


def suggest(snapshot: Snapshot, text: str, tokens: frozenset[str], limit: int) -> list[Hit]:
    """Titles that hold all words of ``text``, of which the last may be unfinished."""
    allowed = snapshot.allowed(tokens)
    parts = [part for term in parse(text).wanted for part in term.parts]
    if not parts:
        return []
    titles = _titles(snapshot, parts, allowed)
    if not titles:
        near = [candidates(snapshot, fold(part), allowed)[:1] or [part] for part in parts]
        titles = _titles(snapshot, [word for (word,) in near], allowed)
    dated = snapshot.dated
    best = sorted(titles, key=lambda number: (-titles[number], -dated[number], -number))[:limit]
    marks = Marks.of(Question())
    return [make_hit(snapshot, number, marks, titles[number]) for number in best]


def _titles(snapshot: Snapshot, parts: list[str], allowed: int) -> dict[int, float]:
    *whole, last = parts
    unfinished = query.Or([query.Prefix("title_exact", fold(last)), query.Term("title_exact", fold(last))])
    finished = [query.Term("title_exact", fold(part)) for part in whole]
    return snapshot.scores(query.And([*finished, unfinished]), allowed)


def similar(
    snapshot: Snapshot, key: str, tokens: frozenset[str], limit: int, types: tuple[str, ...]
) -> list[Hit]:
    """Other documents, of ``types`` if there are any, with the words and tags that set ``key`` apart."""
    allowed = snapshot.allowed(tokens)
    number = snapshot.searcher.document_number(key=key)
    if number is None or not allowed >> number & 1:
        return []
    others = allowed & ~(1 << number)
    if types:
        others &= snapshot.coded("type", types)
    shown = snapshot.shown(number)
    options = [query.Term("tag", tag, boost=_TAG_BOOST) for tag in shown["tags"]]
    for word, weight in _telling_words(snapshot, shown, allowed):
        options.append(query.Term("title_exact", word, boost=2 * weight))
        options.append(query.Term("body_exact", word, boost=weight))
    scores = snapshot.scores(query.Or(options), others) if options else {}
    best = sorted(scores, key=lambda other: (-scores[other], other))[:limit]
    marks = Marks.of(Question())
    return [make_hit(snapshot, other, marks, scores[other]) for other in best]


def _telling_words(snapshot: Snapshot, shown: Mapping[str, Any], allowed: int) -> list[tuple[str, float]]:
    """The words of a document that few other allowed ones have, heaviest first, with weights up to 1."""
    text = f"{shown['title']} {shown['title']} {shown['body'][:_SIMILAR_SOURCE_LENGTH]}"
    counts = Counter(fold(part) for word in words(text) for part in word.parts)
    everything = max(1, allowed.bit_count())
    weights: list[tuple[float, str]] = []
    for word, count in counts.items():
        if len(word) < _MIN_SIMILAR_WORD or word.isdigit():
            continue
        spread = (snapshot.containing(word) & allowed).bit_count()
        if 1 < spread <= max(2, everything * _COMMON):
            weights.append((count * log(1 + everything / spread), word))
    weights.sort(reverse=True)
    heaviest = weights[0][0] if weights else 1.0
    return [(word, weight / heaviest) for weight, word in weights[:_SIMILAR_WORDS]]
