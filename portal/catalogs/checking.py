"""What makes a catalog wrong: something unsaid, something guessed, or something that breaks when shown."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from babel.messages.catalog import Catalog, Message
from django.utils.text import Truncator

from portal.catalogs.files import PLURALS, forms_of, key_of
from portal.catalogs.glossary import Glossary

NAMED = re.compile(r"%\(\w+\)[sdi]|(?<!%)%[sdi]|%%|\{\w*\}")
TAGS = re.compile(r"</?[a-zA-Z][^<>]*>")
# The form for 1 may say the number in words where it serves no other number, as in Finnish.
ONLY_FOR_ONE = {"fi"}
MOST_SHOWN = 60


def problems(catalog: Catalog, source: Catalog, code: str, glossary: Glossary) -> Iterator[str]:
    """A sentence for each thing that is wrong with the catalog of language ``code``."""
    known = {key_of(message): message for message in catalog if message.id}
    aside = {str(message_id) for message_id in catalog.obsolete}
    for wanted in source:
        if not wanted.id:
            continue
        key = key_of(wanted)
        message = known.get(key)
        if message is None:
            why = "is put aside as not needed, but it is needed" if key[0] in aside else "is missing"
            yield f"{code}: {short(wanted)} {why}; run make translations."
        else:
            yield from (
                f"{code}: {short(message)} {what}" for what in of_message(message, wanted, code, glossary)
            )


def of_message(message: Message, wanted: Message, code: str, glossary: Glossary) -> Iterator[str]:
    forms = forms_of(message)
    if message.fuzzy:
        yield "is marked fuzzy: read it and take the mark away."
    if isinstance(message.id, str) != isinstance(wanted.id, str):
        yield "has other plural forms in the source; run make translations."
        return
    if not any(forms):
        yield "is not translated."
        return
    number = plural_count(code) if not isinstance(message.id, str) else 1
    if len(forms) != number or not all(forms):
        yield f"needs {number} plural forms."
        return
    yield from _broken(message.id, forms, code)
    missing = glossary.missing(_words(message.id)[-1], forms[-1], code, key_of(message)[0])
    yield from (f"says “{term}” and must say one of: {', '.join(stems)}." for term, stems in missing)


def _broken(message_id: str | Sequence[str], forms: Sequence[str], code: str) -> Iterator[str]:
    words = _words(message_id)
    for number, form in enumerate(forms):
        allowed = [words[-1]]
        if len(words) > 1 and number == 0 and code in ONLY_FOR_ONE:
            allowed.append(words[0])
        for what, pattern in (("placeholders", NAMED), ("tags", TAGS)):
            if not any(_count(pattern, form) == _count(pattern, each) for each in allowed):
                yield f"has other {what} in its translation: {form}"
        if _edges(form) != _edges(words[0]):
            yield f"begins or ends with other spaces in its translation: {form!r}"


def _words(message_id: str | Sequence[str]) -> Sequence[str]:
    return [message_id] if isinstance(message_id, str) else message_id


def _count(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(pattern.findall(text))


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def plural_count(code: str) -> int:
    return int(PLURALS[code].split("nplurals=")[1].split(";")[0])


def short(message: Message) -> str:
    text = key_of(message)[0].replace("\n", " ")
    return f"“{Truncator(text).chars(MOST_SHOWN)}”"
