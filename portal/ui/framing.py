"""What stands round things on their pages and lists: the same in every app."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _


def tabs(here: str, name: str, choices: Iterable[tuple[str, Any]], chosen: str) -> list[dict[str, Any]]:
    """Narrow the list at ``here`` to one of ``choices`` by the query parameter ``name``, or show all."""
    return [
        {"label": label, "url": f"{here}?{name}={code}" if code else here, "current": code == chosen}
        for code, label in [("", _("All")), *choices]
    ]
