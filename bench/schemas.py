"""The words of JSON Schema (2020-12) that our own schema of rooms uses; any other word is an error.

Enough for tests and the talk under faults, whose frames it holds against ``rooms/live/protocol.json``.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import UUID

PROTOCOL: Final = Path(__file__).resolve().parent.parent / "rooms" / "live" / "protocol.json"

_TYPES: Final[dict[str, Callable[[Any], bool]]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}
_FORMATS: Final[dict[str, Callable[[str], Any]]] = {
    "uuid": UUID,
    "date-time": datetime.fromisoformat,
}
_SILENT: Final = {"$schema", "$id", "$defs", "$comment", "title", "description", "examples"}


class Schema:
    def __init__(self, whole: dict[str, Any]) -> None:
        self.whole = whole

    def complaint(self, value: Any) -> str:
        """The first thing that is wrong with ``value``; nothing when it is right."""
        return next(self._complaints(self.whole, value, "frame"), "")

    def part(self, name: str) -> "Schema":
        """What stands under ``$defs`` by that name, as a schema of its own."""
        return Schema({**self.whole["$defs"][name], "$defs": self.whole["$defs"]})

    def _complaints(self, schema: dict[str, Any], value: Any, at: str) -> Iterator[str]:
        for word, told in schema.items():
            if word not in _SILENT:
                yield from getattr(self, f"_{word.lstrip('$')}")(told, value, at)

    def _ref(self, told: str, value: Any, at: str) -> Iterator[str]:
        yield from self._complaints(self.whole["$defs"][told.removeprefix("#/$defs/")], value, at)

    def _type(self, told: Any, value: Any, at: str) -> Iterator[str]:
        names = [told] if isinstance(told, str) else told
        if not any(_TYPES[name](value) for name in names):
            yield f"{at} is no {' or '.join(names)}"

    def _const(self, told: Any, value: Any, at: str) -> Iterator[str]:
        if value != told:
            yield f"{at} is not {told!r}"

    def _minimum(self, told: int, value: Any, at: str) -> Iterator[str]:
        if isinstance(value, int) and value < told:
            yield f"{at} is below {told}"

    def _maximum(self, told: int, value: Any, at: str) -> Iterator[str]:
        if isinstance(value, int) and value > told:
            yield f"{at} is above {told}"

    def _pattern(self, told: str, value: Any, at: str) -> Iterator[str]:
        if isinstance(value, str) and not re.search(told, value):
            yield f"{at} does not look like {told}"

    def _format(self, told: str, value: Any, at: str) -> Iterator[str]:
        if isinstance(value, str):
            try:
                _FORMATS[told](value)
            except ValueError:
                yield f"{at} is no {told}"

    def _required(self, told: list[str], value: Any, at: str) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (f"{at} has no {name}" for name in told if name not in value)

    def _properties(self, told: dict[str, Any], value: Any, at: str) -> Iterator[str]:
        if isinstance(value, dict):
            for name in told.keys() & value.keys():
                yield from self._complaints(told[name], value[name], f"{at}.{name}")

    def _items(self, told: dict[str, Any], value: Any, at: str) -> Iterator[str]:
        if isinstance(value, list):
            for place, each in enumerate(value):
                yield from self._complaints(told, each, f"{at}[{place}]")

    def _maxItems(self, told: int, value: Any, at: str) -> Iterator[str]:  # noqa: N802
        if isinstance(value, list) and len(value) > told:
            yield f"{at} holds more than {told}"

    def _maxLength(self, told: int, value: Any, at: str) -> Iterator[str]:  # noqa: N802
        if isinstance(value, str) and len(value) > told:
            yield f"{at} is longer than {told}"

    def _if(self, told: dict[str, Any], value: Any, at: str) -> Iterator[str]:
        raise NotImplementedError("if is read with its then, in allOf")

    def _allOf(self, told: list[dict[str, Any]], value: Any, at: str) -> Iterator[str]:  # noqa: N802
        for each in told:
            if "if" not in each:
                yield from self._complaints(each, value, at)
            elif not any(self._complaints(each["if"], value, at)):
                yield from self._complaints(each["then"], value, at)


@cache
def protocol(side: str = "served") -> Schema:
    """What the server sends (``served``), or what it takes (``said``)."""
    return Schema(json.loads(PROTOCOL.read_text(encoding="utf-8"))).part(side)
