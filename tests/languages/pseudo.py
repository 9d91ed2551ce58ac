"""A language nobody speaks: every sentence in other letters, so that what stays plain was forgotten.

Only letters change. Placeholders, tags, entities and the line breaks of mail stay as they are.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from portal.catalogs.extracting import everything_to_say

# A language that Django knows, so that it needs no more than a catalog.
CODE = "eo"
KEPT = re.compile(r"(%\(\w+\)[a-z]|%[a-z%]|\{\w*\}|<[^<>]*>|&\w+;)")
LETTERS = {
    ord(plain): ord(plain) + 0xFEE0 for plain in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
}


def other_letters(text: str) -> str:
    """``text`` in letters of full width; what is for machines stays."""
    return "".join(part if KEPT.fullmatch(part) else part.translate(LETTERS) for part in KEPT.split(text))


def make_catalog(folder: Path) -> None:
    """The catalog of the other letters under ``folder``: our sentences, Django's and allauth's."""
    catalog = Catalog(locale=CODE, fuzzy=False)
    for message in [*everything_to_say(), *_of_packages()]:
        if message.id:
            words = message.id if isinstance(message.id, str) else message.id[0]
            if catalog.get(words, message.context) is None:
                said = (
                    other_letters(message.id)
                    if isinstance(message.id, str)
                    else tuple(map(other_letters, message.id))
                )
                catalog.add(message.id, said, context=message.context)
    path = folder / CODE / "LC_MESSAGES"
    path.mkdir(parents=True)
    with (path / "django.mo").open("wb") as file:
        write_mo(file, catalog)


def _of_packages() -> Iterator[object]:
    """The source catalogs that the packages bring along, whose words our pages show."""
    import allauth
    import django

    roots = [Path(django.__file__).parent / part for part in ("conf", "contrib/auth", "contrib/humanize")]
    for root, code in [*((root, "en") for root in roots), (Path(allauth.__file__).parent, "fi")]:
        with (root / "locale" / code / "LC_MESSAGES" / "django.po").open("rb") as file:
            yield from read_po(file)
