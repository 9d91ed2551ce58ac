"""A space's own colour as a stylesheet: the seven meanings of static/css/themes.css and nothing else."""

from hashlib import sha256
from typing import Any

from portal.addresses import in_space
from portal.ui.colours import ON_ACCENT, theme_of

# Part of the address: pages ask anew when the way from a colour to its theme changes.
_EDITION = "1"


def theme_version(colour: str) -> str:
    return sha256(f"{_EDITION} {colour}".encode()).hexdigest()[:12]


def theme_url(space: Any) -> str:
    """The address of the stylesheet of ``space``; empty while it has no colour of its own."""
    if not space.colour:
        return ""
    return in_space(space, "space_theme", theme_version(space.colour))


def stylesheet(colour: str) -> str:
    """The rule for everything that wears ``colour``, which is ``#rrggbb`` and can be read."""
    theme = theme_of(colour)
    accent, soft, on_accent = (_both(each) for each in (theme.accent, theme.soft, ON_ACCENT))
    meanings = {
        "--accent": accent,
        "--on-accent": on_accent,
        "--accent-soft": soft,
        "--banner": soft,
        "--on-banner": "var(--text)",
        "--tile": accent,
        "--on-tile": on_accent,
    }
    lines = "".join(f"  {name}: {value};\n" for name, value in meanings.items())
    return f'[data-colour="{colour}"] {{\n{lines}}}\n'


def _both(modes: dict[str, str]) -> str:
    return f"light-dark({modes['light']}, {modes['dark']})"
