"""The words of the field: one term, one word, in each language.

``locale/glossary.csv`` has a line for each term and, for each language, the word and the stems of which a
translation has to contain one wherever the English sentence contains the term. Stems, because our languages
decline; several, because stems change too (``avunpyynt|avunpyynn``). ``locale/glossary-exceptions.csv`` names
the sentences in which a word means something else.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Glossary:
    """Terms with their stems by language, longest term first; exceptions as (language, term, sentence)."""

    terms: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    exceptions: frozenset[tuple[str, str, str]] = frozenset()

    def missing(
        self, english: str, translation: str, code: str, key: str
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The terms of an English sentence of whose stems its translation has none, with these stems.

        A longer term takes its words with it: in “workplace mentor” there is no “mentor” any more.
        """
        left = without_names(english)
        said = without_names(translation).casefold()
        for term, stems_by_code in self.terms.items():
            left, found = re.subn(pattern_of(term), " ", left)
            stems = stems_by_code.get(code, ())
            if not found or not stems or any(stem.casefold() in said for stem in stems):
                continue
            if not self._is_excepted(code, term, key):
                yield term, stems

    def _is_excepted(self, code: str, term: str, key: str) -> bool:
        return bool({(code, term, key), ("*", term, key)} & self.exceptions)


def without_names(text: str) -> str:
    """Without placeholders, tags and addresses, whose names are for machines."""
    return re.sub(r"%\(\w+\)[sdi]|<[^<>]+>|https?://\S+|/\w+/", " ", text)


def pattern_of(term: str) -> re.Pattern[str]:
    """Whole words, one or many of them: “space” and “spaces”, “story” and “stories”."""
    stem = re.escape(term[:-1]) + "(?:y|ies)" if term.endswith("y") else re.escape(term) + "(?:s|es)?"
    return re.compile(rf"(?<![\w-]){stem}(?![\w-])", re.IGNORECASE)


def load_glossary(folder: Path) -> Glossary:
    rows = _rows(folder / "glossary.csv")
    terms = {
        row["term"]: {
            code: tuple(stem.strip() for stem in stems.split("|") if stem.strip())
            for code, stems in row.items()
            if code not in {"term", "note"} and not code.endswith("_word")
        }
        for row in sorted(rows, key=lambda row: -len(row["term"]))
    }
    exceptions = frozenset(
        (row["language"], row["term"], row["sentence"]) for row in _rows(folder / "glossary-exceptions.csv")
    )
    return Glossary(terms, exceptions)


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
