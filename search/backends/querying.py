"""From a question to Whoosh's query objects. No query string is ever built or parsed by Whoosh."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from whoosh import query
from whoosh.query import Query

from portal.folding import fold
from search.asking import Clause, Kind, Question, Term
from search.languages import STEMMERS
from search.words import Word, stem

_TITLE_EXACT: Final = 6.0
_TITLE: Final = 4.0
_BODY_EXACT: Final = 2.0
_BODY: Final = 1.0
_PHRASE_IN_TITLE: Final = 8.0
_PHRASE_IN_BODY: Final = 3.0
_MAX_PHRASE: Final = 6

_PREFIX_FROM: Final = 4
_DROP_ONE_FROM: Final = 5
_DROP_TWO_FROM: Final = 8


@dataclass(frozen=True)
class QueryBuilder:
    """Builds queries for an index that holds texts in ``languages``.

    ``instead`` gives, for a term, the words that stand in for it after a correction.
    """

    languages: tuple[str, ...]
    instead: dict[Term, tuple[str, ...]] = field(default_factory=dict)

    def question(self, question: Question) -> Query:
        wanted = [self._clause(clause) for clause in question.clauses if not clause.excluded]
        excluded = [self._clause(clause) for clause in question.clauses if clause.excluded]
        must = query.And(wanted) if wanted else query.Every()
        return query.AndNot(must, query.Or(excluded)) if excluded else must

    def _clause(self, clause: Clause) -> Query:
        return _any(self.term(term) for term in clause.terms)

    def term(self, term: Term) -> Query:
        if term in self.instead:
            return _any(self.form(form) for form in self.instead[term])
        if term.kind is Kind.PHRASE:
            return self.phrase(term.parts)
        if term.kind is Kind.PREFIX:
            return query.And([*(self.form(part) for part in term.parts[:-1]), prefix(term.parts[-1])])
        return self.word(term.words[0])

    def word(self, word: Word) -> Query:
        if not word.joined:
            return self.form(word.parts[0])
        return query.Or([self.form(word.joined), self.phrase(word.parts)])

    def form(self, form: str) -> Query:
        """One word, as it stands or in another form of the same word, in any language of the index."""
        folded = fold(form)
        options: list[Query] = [
            query.Term("title_exact", folded, boost=_TITLE_EXACT),
            query.Term("body_exact", folded, boost=_BODY_EXACT),
        ]
        for language in self.languages:
            if language in STEMMERS:
                stemmed = stem(form, language)
                options.append(query.Term(f"title_{language}", stemmed, boost=_TITLE))
                options.append(query.Term(f"body_{language}", stemmed, boost=_BODY))
        beginning = unstemmed_beginning(folded)
        if beginning:
            options.append(query.Prefix("title_other", beginning, boost=_TITLE))
            options.append(query.Prefix("body_other", beginning, boost=_BODY))
        return query.Or(options)

    def phrase(self, parts: tuple[str, ...]) -> Query:
        folded = [fold(part) for part in parts]
        if len(folded) == 1:
            return query.Or(
                [
                    query.Term("title_exact", folded[0], boost=_TITLE_EXACT),
                    query.Term("body_exact", folded[0], boost=_BODY_EXACT),
                ]
            )
        return query.Or(
            [
                query.Phrase("title_exact", folded, boost=_PHRASE_IN_TITLE),
                query.Phrase("body_exact", folded, boost=_PHRASE_IN_BODY),
            ]
        )

    def side_by_side(self, question: Question) -> Query | None:
        """The words as one phrase, which counts for more; None when the question has no such words."""
        terms = question.wanted
        plain = all(term.kind is Kind.WORD for term in terms) and not self.instead
        if not plain or not 1 < len(terms) <= _MAX_PHRASE or len(terms) != len(question.clauses):
            return None
        return self.phrase(tuple(part for term in terms for part in term.parts))


def prefix(part: str) -> Query:
    folded = fold(part)
    return query.Or(
        [
            query.Prefix("title_exact", folded, boost=_TITLE_EXACT),
            query.Prefix("body_exact", folded, boost=_BODY_EXACT),
        ]
    )


def unstemmed_beginning(folded: str) -> str:
    """What forms of a word share in languages without a stemmer; empty for words too short to tell."""
    if len(folded) >= _DROP_TWO_FROM:
        return folded[:-2]
    if len(folded) >= _DROP_ONE_FROM:
        return folded[:-1]
    return folded if len(folded) == _PREFIX_FROM else ""


def _any(options: Iterable[Query]) -> Query:
    queries = list(options)
    return queries[0] if len(queries) == 1 else query.Or(queries)
