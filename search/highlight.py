"""Titles and excerpts with the found words marked, escaped first, by the same words as the index."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from portal.folding import fold
from search.asking import Kind, Question
from search.words import Word, stem, words

EXCERPT_LENGTH: Final = 240
_LEAD: Final = 60


@dataclass(frozen=True)
class Marks:
    """What to mark: folded words, folded prefixes and, per language, stems."""

    exact: frozenset[str]
    prefixes: tuple[str, ...]
    bare: tuple[str, ...]

    @classmethod
    def of(cls, question: Question, also: Iterable[str] = ()) -> "Marks":
        """The wanted words of ``question`` and the words ``also`` that stand in for them."""
        bare: list[str] = [form for word in _all_words(also) for form in word.forms]
        exact: list[str] = []
        prefixes: list[str] = []
        for term in question.wanted:
            forms = [form for word in term.words for form in word.forms]
            exact += [fold(form) for form in forms]
            if term.kind is Kind.WORD:
                bare += forms
            elif term.kind is Kind.PREFIX:
                prefixes.append(fold(forms[-1]))
        return cls(frozenset(exact) | {fold(form) for form in bare}, tuple(prefixes), tuple(bare))

    def in_language(self, language: str) -> "Marker":
        return Marker(
            self.exact, self.prefixes, frozenset(stem(form, language) for form in self.bare), language
        )


@dataclass(frozen=True)
class Marker:
    """``Marks`` for one text, whose language says which stems count."""

    exact: frozenset[str]
    prefixes: tuple[str, ...]
    stems: frozenset[str]
    language: str

    def found(self, text: str) -> Iterator[tuple[Word, str]]:
        """The words to mark, each with the form that matched."""
        if not (self.exact or self.prefixes):
            return
        for word in words(text):
            for form in word.forms:
                folded = fold(form)
                if folded in self.exact or (self.prefixes and folded.startswith(self.prefixes)):
                    yield word, folded
                    break
                stemmed = stem(form, self.language)
                if stemmed in self.stems:
                    yield word, stemmed
                    break

    def title(self, text: str) -> SafeString:
        return _marked(text, [word for word, _ in self.found(text)], 0, len(text))

    def excerpt(self, text: str) -> SafeString:
        """The stretch of ``text`` that holds most of the different words, or its beginning."""
        text = " ".join(text.split())
        found = list(self.found(text))
        start = _at_word(text, _best_start(found))
        end = _end_of_word(text, start + EXCERPT_LENGTH)
        inside = [word for word, _ in found if start <= word.start and word.end <= end]
        return format_html(
            "{}{}{}",
            "… " if start else "",
            _marked(text, inside, start, end),
            " …" if end < len(text) else "",
        )


def _all_words(texts: Iterable[str]) -> Iterator[Word]:
    for text in texts:
        yield from words(text)


def _best_start(found: list[tuple[Word, str]]) -> int:
    best, most = 0, 0
    for at, (first, _) in enumerate(found):
        reach = first.start + EXCERPT_LENGTH - _LEAD
        different = len({form for word, form in found[at : at + 40] if word.end <= reach})
        if different > most:
            best, most = first.start, different
    return max(0, best - _LEAD) if best > EXCERPT_LENGTH - _LEAD else 0


def _at_word(text: str, position: int) -> int:
    """The beginning of the first whole word at or after ``position``."""
    if position == 0:
        return 0
    blank = text.find(" ", position - 1, position + _LEAD)
    return position if blank < 0 else blank + 1


def _end_of_word(text: str, position: int) -> int:
    if position >= len(text):
        return len(text)
    blank = text.rfind(" ", position - _LEAD, position + 1)
    return position if blank < 0 else blank


def _marked(text: str, found: list[Word], start: int, end: int) -> SafeString:
    pieces: list[SafeString] = []
    position = start
    for word in found:
        pieces.append(escape(text[position : word.start]))
        pieces.append(format_html("<mark>{}</mark>", text[word.start : word.end]))
        position = word.end
    pieces.append(escape(text[position:end]))
    return format_html_join("", "{}", ((piece,) for piece in pieces))
