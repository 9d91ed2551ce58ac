"""What there is to say: every string that Python and templates hand to gettext.

Python is read as a tree, so that ``from … import gettext as _now`` is understood, and so that a string put
together at run time is noticed, which no catalog could ever hold. Templates go through Django's
``templatize``.
"""

import ast
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from django.conf import settings
from django.utils.translation.template import templatize

from portal.catalogs.borrowed import BORROWED
from portal.checks import OUR_APPS

MODULE = "django.utils.translation"
# Which argument is which: "c" is the context, numbers count the strings.
SHAPES: dict[str, str] = {
    "gettext": "1", "gettext_lazy": "1", "gettext_noop": "1",
    "ngettext": "12", "ngettext_lazy": "12",
    "pgettext": "c1", "pgettext_lazy": "c1",
    "npgettext": "c12", "npgettext_lazy": "c12",
}  # fmt: skip
IN_TEMPLATES = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
TEMPLATE_ENDINGS = {".html", ".txt", ".xml"}
NOTE = "Translators:"


class UntranslatableError(Exception):
    """A call of gettext whose string is not written out where it is called."""


@dataclass(frozen=True)
class Saying:
    """One call of gettext: singular and perhaps plural, perhaps with a context, and where it stands."""

    strings: tuple[str, ...]
    context: str | None
    path: str
    line: int
    notes: tuple[str, ...] = ()


def everything_to_say() -> Catalog:
    """A catalog without translations of all that the source says, in the order of files and lines."""
    catalog = Catalog(fuzzy=False)
    for saying in sayings():
        strings = saying.strings if len(saying.strings) > 1 else saying.strings[0]
        catalog.add(
            strings,
            locations=[(saying.path, saying.line)],
            auto_comments=saying.notes,
            context=saying.context,
        )
    for words in BORROWED:
        catalog.add(words, locations=[("Django", 1)])
    return catalog


def sayings() -> Iterator[Saying]:
    root = Path(settings.BASE_DIR)
    for path in sources(root):
        name = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        yield from of_python(text, name) if path.suffix == ".py" else of_template(text, name)


def sources(root: Path) -> list[Path]:
    """Our own packages and templates, sorted; the words of the demo's people are content, not interface."""
    packages = [root / package for package in ("config", *OUR_APPS)]
    python = [path for package in packages for path in package.rglob("*.py")]
    templates = [path for path in (root / "templates").rglob("*") if path.suffix in TEMPLATE_ENDINGS]
    content = root / "config" / "demo"
    return sorted(path for path in [*python, *templates] if content not in path.parents)


def of_python(text: str, name: str) -> Iterator[Saying]:
    """What a module says.

    Raises:
        UntranslatableError: the string is computed, so it cannot stand in a catalog.
    """
    tree = ast.parse(text)
    lines = text.splitlines()
    names = dict(_imported(tree))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = _function(node.func, names)
        if function is None:
            continue
        strings, context = _arguments(node, SHAPES[function], name)
        yield Saying(strings, context, name, node.lineno, tuple(_notes_above(lines, node.lineno)))


def _imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The names under which this module knows gettext and its kin; the module itself as ``*``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == MODULE:
            yield from (
                (alias.asname or alias.name, alias.name) for alias in node.names if alias.name in SHAPES
            )
        elif isinstance(node, ast.ImportFrom) and node.module == "django.utils":
            yield from (
                (alias.asname or alias.name, "*") for alias in node.names if alias.name == "translation"
            )


def _function(called: ast.expr, names: dict[str, str]) -> str | None:
    if isinstance(called, ast.Name):
        return names.get(called.id) if names.get(called.id) != "*" else None
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        return called.attr if names.get(called.value.id) == "*" and called.attr in SHAPES else None
    return None


def _arguments(node: ast.Call, shape: str, name: str) -> tuple[tuple[str, ...], str | None]:
    given = node.args[: len(shape)]
    values = [each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    if len(values) != len(shape):
        raise UntranslatableError(f"{name}:{node.lineno}: gettext needs its words written out, not computed.")
    context = values.pop(0) if shape.startswith("c") else None
    return tuple(values), context


def _notes_above(lines: list[str], line: int) -> Iterator[str]:
    above = lines[line - 2].strip() if line > 1 else ""
    if above.startswith("#") and NOTE in above:
        yield above.lstrip("# ")


def of_template(text: str, name: str) -> Iterator[Saying]:
    # Indentation means nothing in a template, but Babel reads it as Python.
    flat = "\n".join(line.lstrip() for line in templatize(text, origin=name).splitlines())
    found = extract_python(io.BytesIO(flat.encode()), IN_TEMPLATES, [NOTE], {"encoding": "utf-8"})
    for line, function, messages, notes in found:
        given = [str(each) for each in (messages if isinstance(messages, tuple | list) else [messages])]
        context: str | None = given.pop(0) if function in {"pgettext", "npgettext"} else None
        count = 2 if function in {"ngettext", "npgettext"} else 1
        yield Saying(tuple(given[:count]), context, name, line, tuple(notes or ()))
