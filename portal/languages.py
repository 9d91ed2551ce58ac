"""Languages by ISO 639-1; their names come from the Unicode CLDR, in the reader's language."""

from typing import Final

from portal.cldr import of_reader
from portal.collation import sort_key

LANGUAGES: Final = (
    "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fi", "fr", "ga", "gl", "hr", "hu",
    "is", "it", "lb", "lt", "lv", "mk", "mt", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr",
    "sv", "tr", "uk",
)  # fmt: skip

# People say "Norwegian" and mean Bokmål, as this code has it.
_NAMED_AS: Final = {"nb": "no"}

# ISO 639-2 (as project documents write it) → 639-1.
FROM_THREE_LETTERS = {
    "bul": "bg", "ces": "cs", "dan": "da", "deu": "de", "ell": "el", "eng": "en", "est": "et", "fin": "fi",
    "fra": "fr", "gle": "ga", "hrv": "hr", "hun": "hu", "ita": "it", "lav": "lv", "lit": "lt", "mlt": "mt",
    "nld": "nl", "pol": "pl", "por": "pt", "ron": "ro", "slk": "sk", "slv": "sl", "spa": "es", "swe": "sv",
}  # fmt: skip


def choices() -> list[tuple[str, str]]:
    """Pairs sorted by the name in the reader's language."""
    return sorted(((code, name_of(code)) for code in LANGUAGES), key=lambda pair: sort_key(pair[1]))


def code_of(text: str) -> str:
    """The two-letter code of either form; empty when unknown."""
    code = text.strip().lower()
    code = FROM_THREE_LETTERS.get(code, code)
    return code if code in LANGUAGES else ""


def name_of(code: str) -> str:
    """The name, or the code itself when it is not one of ours."""
    return str(of_reader().languages[_NAMED_AS.get(code, code)]) if code in LANGUAGES else code
