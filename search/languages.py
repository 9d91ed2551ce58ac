"""Language codes for search: whatever a record calls its language, the index knows one code for it."""

from typing import Final

from portal.languages import FROM_THREE_LETTERS

# Snowball's stemmers, by the ISO 639-1 code of their language. Languages of the Union without one
# (bg hr lv mt sk sl) are folded and matched by prefix.
STEMMERS: Final[dict[str, str]] = {
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hu": "hungarian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
}

# The bibliographic codes of ISO 639-2, languages outside the Union, and close relatives.
_MORE: Final[dict[str, str]] = {
    "alb": "sq", "sqi": "sq", "baq": "eu", "eus": "eu", "bos": "bs", "cat": "ca", "cnr": "sr", "cze": "cs",
    "dut": "nl", "fre": "fr", "ger": "de", "glg": "gl", "gre": "el", "ice": "is", "isl": "is", "ltz": "lb",
    "mac": "mk", "mkd": "mk", "nn": "nb", "nno": "nb", "no": "nb", "nob": "nb", "nor": "nb", "rum": "ro",
    "rus": "ru", "slo": "sk", "srp": "sr", "tur": "tr", "ukr": "uk",
}  # fmt: skip
_TWO_LETTERS: Final = {**FROM_THREE_LETTERS, **_MORE}
_LENGTH: Final = 2


def normal(code: str | None) -> str:
    """The ISO 639-1 code for ``code``: ``deu``, ``ger``, ``de-AT`` and ``de`` are all ``de``; else empty."""
    first = (code or "").strip().lower().replace("_", "-").split("-")[0]
    first = _TWO_LETTERS.get(first, first)
    return first if len(first) == _LENGTH and first.isascii() and first.isalpha() else ""
