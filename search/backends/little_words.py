"""Little words: *how do you*, *für die*, *de la*. In questions they say nothing and cost most of the time.

A word is left out when it is a little word of a language that the index holds and the question has other
words. ``IT`` in capitals is a trade, not a pronoun.
"""

from dataclasses import replace
from functools import cache
from typing import Final

from whoosh.lang.stopwords import stoplists

from portal.folding import fold
from search.asking import Clause, Kind, Question

_CAPITALS_FROM: Final = 2


@cache
def little_words(languages: tuple[str, ...]) -> frozenset[str]:
    """The folded little words of ``languages`` and of English, in which anybody may ask."""
    return frozenset(
        fold(word)
        for language in ("en", *languages)
        for word in stoplists.get("no" if language == "nb" else language, ())
    )


def without_little_words(question: Question, languages: tuple[str, ...]) -> Question:
    little = little_words(languages)

    def says_something(clause: Clause) -> bool:
        term = clause.terms[0]
        if clause.excluded or len(clause.terms) > 1 or term.kind is not Kind.WORD:
            return True
        typed = question.text[term.start : term.end]
        in_capitals = len(typed) >= _CAPITALS_FROM and typed.isupper()
        return in_capitals or fold(typed) not in little

    kept = tuple(clause for clause in question.clauses if says_something(clause))
    return replace(question, clauses=kept) if any(not clause.excluded for clause in kept) else question
