"""The fields of an index, and how their text becomes terms.

Every text is indexed twice: folded as it stands (``*_exact``: exactness, phrases, prefixes, spelling) and
stemmed in its own language (``*_<language>``, or ``*_other`` without stems where no stemmer exists).
"""

from collections.abc import Iterator
from typing import Any, Final

from whoosh.analysis import Token, Tokenizer
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, KEYWORD, STORED, TEXT, Schema

from portal.folding import fold
from search.documents import EXCERPT_SOURCE_LENGTH, Document
from search.languages import STEMMERS
from search.words import stem, words

EXACT: Final = "exact"
OTHER: Final = "other"


class Terms(Tokenizer):
    """Folded words, or stems of one language; a joined word stands at the place of its first part."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, value: str, **options: Any) -> Iterator[Any]:
        token = Token(positions=options.get("positions", False), mode=options.get("mode", ""))
        token.boost = 1.0
        token.stopped = False
        position = options.get("start_pos", 0)
        for word in words(value):
            token.pos = position
            if word.joined:
                token.text = self.term(word.joined)
                yield token
            for part in word.parts:
                token.pos = position
                token.text = self.term(part)
                position += 1
                yield token

    def term(self, form: str) -> str:
        return fold(form) if self.language == EXACT else stem(form, self.language)


def text_fields() -> tuple[str, ...]:
    return (EXACT, *STEMMERS, OTHER)


def make_schema() -> Schema:
    fields: dict[str, Any] = {
        "key": ID(unique=True),
        "type": KEYWORD,
        "space": KEYWORD,
        "tag": KEYWORD,
        "lang": KEYWORD,
        "access": KEYWORD,
        "dated": COLUMN(NumericColumn("q")),
        "shown": STORED,
    }
    for name in text_fields():
        # Phrases are looked for in the exact fields only.
        fields[f"title_{name}"] = TEXT(analyzer=Terms(name), phrase=name == EXACT)
        fields[f"body_{name}"] = TEXT(analyzer=Terms(name), phrase=name == EXACT)
    return Schema(**fields)


def stemmed_in(language: str) -> str:
    """The name under which texts in ``language`` are indexed."""
    return language if language in STEMMERS else OTHER


def fields_of(document: Document) -> dict[str, Any]:
    """``document`` as Whoosh's writer takes it."""
    tag_words = " ".join(tag.replace("-", " ") for tag in document.tags)
    body = f"{document.body}\n{tag_words}\n{document.labels}"
    name = stemmed_in(document.language)
    return {
        "key": document.key,
        "type": document.type,
        "space": document.space,
        "tag": " ".join(document.tags),
        "lang": document.language,
        "access": " ".join(sorted(document.access)),
        "dated": int(document.dated.timestamp() * 1_000_000),
        "title_exact": document.title,
        "body_exact": body,
        f"title_{name}": document.title,
        f"body_{name}": body,
        "shown": {
            "key": document.key,
            "type": document.type,
            "title": document.title,
            "body": document.body[:EXCERPT_SOURCE_LENGTH],
            "language": document.language,
            "tags": document.tags,
            "space": document.space,
            "url": document.url,
            "dated": document.dated,
        },
    }
