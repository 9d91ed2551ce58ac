"""Letters without accents and case, so that who types ``zaks`` finds ``Žāks``, on every database."""

import unicodedata
from functools import lru_cache
from typing import Final

# Letters that no decomposition reduces to a base letter.
_PLAIN: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}  # noqa: RUF001
)  # fmt: skip


def fold_text(text: str) -> str:
    """``text`` without accents, case and doubled blanks: ``Žáci  B`` and ``ZACI b`` are both ``zaci b``.

    NUL, which PostgreSQL takes nowhere, is as good as a blank.
    """
    return " ".join(fold(word) for word in text.replace("\x00", " ").split())


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """One word without accents and case."""
    spread = unicodedata.normalize("NFKD", word.lower())
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return bare.casefold().translate(_PLAIN)
