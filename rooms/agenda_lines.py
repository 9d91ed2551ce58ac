"""An agenda as people type it: one line for each item, with its minutes at the end."""

import re
from typing import Final, NamedTuple

from rooms.models.agenda import MOST_IN_TITLE, MOST_MINUTES

# With or without a comma, a dash, brackets or "min" round the number.
_ENDS_WITH_MINUTES: Final = re.compile(
    r"^(?P<title>.*?[^\s,;:(\[|\u2013\u2014-])[\s,;:(\[|\u2013\u2014-]+"
    r"(?P<minutes>\d{1,3})\s*(?:min\w*\.?|['\u2032])?\s*[)\]]?$",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")


class AgendaLine(NamedTuple):
    title: str
    minutes: int | None


def read_lines(text: str) -> list[AgendaLine]:
    """Empty lines are left out, and so are bullets and numbers in front."""
    lines = (_BULLET.sub("", line.replace("\x00", "")).strip() for line in text.splitlines())
    return [_read(line) for line in lines if line]


def write_lines(lines: list[AgendaLine]) -> str:
    """What ``read_lines`` reads back."""
    return "\n".join(
        line.title if line.minutes is None else f"{line.title}, {line.minutes} min" for line in lines
    )


def _read(line: str) -> AgendaLine:
    # What is too long is refused anyhow; the pattern looks at short lines alone, so that it stays quick.
    found = _ENDS_WITH_MINUTES.match(line) if len(line) <= 2 * MOST_IN_TITLE else None
    if found is None or not 1 <= (minutes := int(found["minutes"])) <= MOST_MINUTES:
        return AgendaLine(line, None)
    return AgendaLine(found["title"], minutes)
