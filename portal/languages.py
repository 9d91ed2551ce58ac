"""Languages by ISO 639-1; names in themselves, since that is how people look for theirs."""

LANGUAGES = {
    "bg": "български", "bs": "bosanski", "ca": "català", "cs": "čeština", "da": "dansk", "de": "Deutsch",
    "el": "ελληνικά", "en": "English", "es": "español", "et": "eesti", "eu": "euskara", "fi": "suomi",
    "fr": "français", "ga": "Gaeilge", "gl": "galego", "hr": "hrvatski", "hu": "magyar", "is": "íslenska",
    "it": "italiano", "lb": "Lëtzebuergesch", "lt": "lietuvių", "lv": "latviešu", "mk": "македонски",
    "mt": "Malti", "nb": "norsk", "nl": "Nederlands", "pl": "polski", "pt": "português", "ro": "română",
    "ru": "русский", "sk": "slovenčina", "sl": "slovenščina", "sq": "shqip", "sr": "српски", "sv": "svenska",
    "tr": "Türkçe", "uk": "українська",
}  # fmt: skip

# ISO 639-2 (as project documents write it) → 639-1.
FROM_THREE_LETTERS = {
    "bul": "bg", "ces": "cs", "dan": "da", "deu": "de", "ell": "el", "eng": "en", "est": "et", "fin": "fi",
    "fra": "fr", "gle": "ga", "hrv": "hr", "hun": "hu", "ita": "it", "lav": "lv", "lit": "lt", "mlt": "mt",
    "nld": "nl", "pol": "pl", "por": "pt", "ron": "ro", "slk": "sk", "slv": "sl", "spa": "es", "swe": "sv",
}  # fmt: skip


def choices() -> list[tuple[str, str]]:
    return sorted(LANGUAGES.items(), key=lambda pair: pair[1].casefold())


def code_of(text: str) -> str:
    """The two-letter code of either form; empty when unknown."""
    code = text.strip().lower()
    code = FROM_THREE_LETTERS.get(code, code)
    return code if code in LANGUAGES else ""


def name_of(code: str) -> str:
    return LANGUAGES.get(code, code)
