"""Sorting as dictionaries do: č after c in Lithuanian and Latvian, å, ä and ö after z in Finnish.

Cheap rather than complete: it sorts lists of names that are in memory. What the database sorts keeps its
order.
"""

import unicodedata
from functools import cache

from django.utils.translation import get_language

_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Letters of their own; every other letter with a sign sorts as the letter below its sign.
# Source: CLDR, by language.
_LETTERS = {
    "lt": "abcčdefghijklmnopqrsštuvwxyzž",
    "lv": "abcčdefgģhijkķlļmnņopqrŗsštuvwxyzž",
    "fi": _LATIN + "åäö",
}
# Sorts among another letter's words, and after that letter in a pair: y with i in the Baltic languages.
_AS = {"lt": {"y": "i"}, "lv": {"y": "i"}, "fi": {"õ": "ö", "ø": "ö", "æ": "ä", "ü": "y", "w": "v"}}
_ELSEWHERE = 1000

Weight = tuple[tuple[int, ...], str]


def sort_key(text: str, code: str | None = None) -> Weight:
    """What ``sorted`` needs to sort by the alphabet of language ``code``, or of the reader."""
    language = (code or get_language() or "").split("-")[0]
    order, likewise = _order(language), _AS.get(language, {})
    letters = unicodedata.normalize("NFC", text).casefold()
    return tuple(_weight(letter, order, likewise) for letter in letters), letters


@cache
def _order(language: str) -> dict[str, int]:
    """Letters from 100 on; all that is no letter comes before them, by its number."""
    return {letter: place for place, letter in enumerate(_LETTERS.get(language, _LATIN), start=100)}


def _weight(letter: str, order: dict[str, int], likewise: dict[str, str]) -> int:
    letter = likewise.get(letter, letter)
    if letter not in order:
        letter = unicodedata.normalize("NFD", letter)[0]
        letter = likewise.get(letter, letter)
    if letter in order:
        return order[letter]
    return _ELSEWHERE + ord(letter) if letter.isalpha() else min(ord(letter), 99)
