"""How the demo's content is written down: prose wrapped at will, times as ``"12d 3h"``."""

import inspect
import re
from datetime import timedelta

_BLOCK = re.compile(r"([-*>#|]|\d+\.)\s|\|")
_SPAN = re.compile(r"(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?")


def prose(raw: str) -> str:
    """Markdown with its source wrapping undone: one line a paragraph, list item or table row.

    Headings and table rows keep their own line; a wrapped list item is joined to its item.
    """
    lines: list[str] = []
    for line in inspect.cleandoc(raw).splitlines():
        words = line.strip()
        previous = lines[-1] if lines else ""
        ended = previous.startswith("#") or (previous.startswith("|") and previous.endswith("|"))
        if previous and words and not ended and not _BLOCK.match(words):
            lines[-1] = f"{previous} {words}"
        else:
            lines.append(words)
    return "\n".join(lines)


def span(written: str) -> timedelta:
    """``"12d 3h 5m"`` as a length of time; any part may be missing.

    Raises:
        ValueError: Nothing or something else is written there.
    """
    found = _SPAN.fullmatch(written.strip())
    if not written.strip() or found is None:
        raise ValueError(f"{written!r} is not a length of time such as '12d 3h 5m'.")
    days, hours, minutes = (int(part or 0) for part in found.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)
