"""The catalogs on disk: read, brought up to date, compiled; a small change stays small."""

import shutil
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings

SOURCE_LANGUAGE = "en"
# Counting in the Latvian way: 1, 21, 31 … · 2 to 9, 22 to 29 … · 0, 10 to 20, 30 … As CLDR has it.
PLURALS = {
    "lt": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "lv": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10==0 || (n%100>=11 && n%100<=19) ? 2 : 1);",
    "fi": "nplurals=2; plural=(n != 1);",
}
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: Guildhall\\n"
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def codes() -> list[str]:
    """The languages that need a catalog: all but the one in which the source is written."""
    return [code for code, _name in settings.LANGUAGES if code != SOURCE_LANGUAGE]


def folder() -> Path:
    return Path(settings.LOCALE_PATHS[0])


def path_of(code: str) -> Path:
    return folder() / code / "LC_MESSAGES" / "django.po"


def load(code: str) -> Catalog:
    """The catalog of a language; an empty one when it has none yet."""
    path = path_of(code)
    text = path.read_bytes() if path.exists() else HEADER.format(code=code, plurals=PLURALS[code]).encode()
    with tempfile.TemporaryFile() as file:
        file.write(text)
        file.seek(0)
        return read_po(file, locale=code, abort_invalid=True)


def key_of(message: Message) -> tuple[str, str | None]:
    """What makes two messages the same one, as gettext sees it."""
    first = message.id[0] if isinstance(message.id, list | tuple) else message.id
    return str(first), message.context


def forms_of(message: Message) -> tuple[str, ...]:
    """The translation: one string, or one for each plural form."""
    return tuple(message.string) if isinstance(message.string, list | tuple) else (message.string or "",)


def brought_up_to_date(catalog: Catalog, source: Catalog, code: str) -> Catalog:
    """``catalog`` with exactly the messages of ``source``; a translation that nothing needs is put aside.

    No guessing: a sentence that changed is a new sentence, so that nothing stale is shown.
    """
    known = {key_of(message): message for message in [*catalog.obsolete.values(), *catalog] if message.id}
    fresh = Catalog(locale=code, fuzzy=False)
    for message in source:
        if not message.id:
            continue
        old = known.pop(key_of(message), None)
        fits = old is not None and isinstance(old.string, str) == isinstance(message.id, str)
        string = old.string if old is not None and fits else ""
        fresh.add(
            message.id,
            string,
            locations=[(path, 1) for path in dict.fromkeys(path for path, _line in message.locations)],
            flags=set(old.flags) - {"fuzzy"} if old is not None else (),
            auto_comments=message.auto_comments,
            user_comments=old.user_comments if old is not None else (),
            context=message.context,
        )
    for left in known.values():
        if any(forms_of(left)):
            fresh.obsolete[left.id if isinstance(left.id, str) else left.id[0]] = left
    return fresh


def save(catalog: Catalog, code: str) -> None:
    """Without dates and line numbers: a catalog changes only when its sentences do."""
    path = path_of(code)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(HEADER.format(code=code, plurals=PLURALS[code]).encode())
        write_po(file, catalog, width=100, omit_header=True, include_lineno=False)


def compile_catalogs() -> list[str]:
    """Compile what has changed; its codes. Whoever reads meanwhile finds the old or the new, never a half."""
    compiled = []
    for code in codes():
        source, target = path_of(code), path_of(code).with_suffix(".mo")
        if not source.exists() or (target.exists() and target.stat().st_mtime >= source.stat().st_mtime):
            continue
        with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".new", delete=False) as file:
            write_mo(file, load(code))
        shutil.copymode(source, file.name)  # whoever reads the source: not only who compiles it
        Path(file.name).replace(target)
        compiled.append(code)
    return compiled
