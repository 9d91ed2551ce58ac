"""Colours by measure: contrast as WCAG counts it, and the theme that follows from one colour.

A space may choose any colour. It must be readable as it is in light pages; the lighter sister for dark pages
is found here. Both keep their hue: lightness is changed in OKLCH, which is even to the eye.
"""

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

TEXT: Final = 4.5
HEX: Final = re.compile(r"^#[0-9a-f]{6}$")

# The grounds on which an accent stands, and the words on it; tests hold them equal to the styles.
GROUNDS: Final = {
    "light": ("#fbfbf9", "#ffffff", "#f1f0ec"),
    "dark": ("#14171c", "#1b1f26", "#0f1216"),
}
WORDS: Final = {"light": "#1a1d23", "dark": "#eceae4"}
ON_ACCENT: Final = {"light": "#ffffff", "dark": "#14171c"}
# The named accents as they are in light pages.
NAMED: Final = {
    "ink": "#2c323c",
    "brick": "#98352b",
    "amber": "#7a4b00",
    "moss": "#4b5a12",
    "pine": "#116355",
    "sea": "#145b82",
    "iris": "#3a47a8",
    "plum": "#7c3273",
}
_STEPS: Final = 200
_GREY: Final = 0.03  # below this chroma a colour has no hue that one could see
_SOFT: Final = {"light": (0.945, 0.024), "dark": (0.275, 0.035)}


@dataclass(frozen=True)
class Theme:
    """What a colour becomes in light and in dark pages."""

    accent: dict[str, str]
    soft: dict[str, str]


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 to 1. Source: WCAG 2.2."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21. Source: WCAG 2.2, contrast ratio."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def normal(text: str) -> str:
    """``#RGB``, ``RRGGBB`` and the like as ``#rrggbb``; empty when it is no colour."""
    digits = text.strip().lower().lstrip("#")
    if len(digits) == 3:  # noqa: PLR2004  (the short form)
        digits = "".join(digit * 2 for digit in digits)
    colour = f"#{digits}"
    return colour if HEX.match(colour) else ""


def can_be_read(colour: str, mode: str) -> bool:
    """Whether words of this colour, words on it, and words on its tint reach 4.5 in ``mode``."""
    grounds = (*GROUNDS[mode], _soft(colour, mode), ON_ACCENT[mode])
    return (
        min(contrast(colour, ground) for ground in grounds) >= TEXT
        and contrast(WORDS[mode], _soft(colour, mode)) >= TEXT
    )


def nearest_readable(colour: str, mode: str = "light") -> str:
    """``colour`` itself, or the next one of its hue that can be read: darker in light pages, else lighter."""
    lightness, chroma, hue = _oklch(colour)
    if can_be_read(colour, mode):
        return colour
    end = 0.0 if mode == "light" else 1.0
    return _first(
        (_hex(lightness + (end - lightness) * step / _STEPS, chroma, hue) for step in range(_STEPS + 1)),
        lambda found: can_be_read(found, mode),
    )


def theme_of(colour: str) -> Theme:
    """The colour in light pages, its sister in dark ones, and a tint of each.

    The colour can be read in light pages; see ``nearest_readable``.
    """
    lightness, chroma, hue = _oklch(colour)
    sister = _hex(max(0.8, 1.0 - lightness), min(chroma, 0.13), hue)
    accent = {"light": colour, "dark": nearest_readable(sister, "dark")}
    return Theme(accent, {mode: _soft(colour, mode) for mode in accent})


def named_next_to(colour: str) -> str:
    """The named accent that looks most like ``colour``; for pages that do not load its own stylesheet."""
    _lightness, chroma, hue = _oklch(colour)
    if chroma < _GREY:
        return "ink"

    def distance(name: str) -> float:
        away = abs(_oklch(NAMED[name])[2] - hue)
        return min(away, 360 - away)

    return min((name for name in NAMED if name != "ink"), key=distance)


def _soft(colour: str, mode: str) -> str:
    lightness, most = _SOFT[mode]
    _own, chroma, hue = _oklch(colour)
    return _hex(lightness, min(chroma, most), hue)


def _first(found: Iterable[str], fits: Callable[[str], bool]) -> str:
    """The first that fits; the ends of the way are black and white, of which one always does."""
    last = ""
    for last in found:
        if fits(last):
            break
    return last


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004


def _gamma(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055  # noqa: PLR2004


def _oklch(colour: str) -> tuple[float, float, float]:
    """Lightness 0 to 1, chroma, hue in degrees. Source: OKLab (CSS Color 4, section 9)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    l_ = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    m_ = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    s_ = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * l_ + 0.7936177850 * m_ - 0.0040720468 * s_
    a = 1.9779984951 * l_ - 2.4285922050 * m_ + 0.4505937099 * s_
    b = 0.0259040371 * l_ + 0.7827717662 * m_ - 0.8086757660 * s_
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _hex(lightness: float, chroma: float, hue: float) -> str:
    """The nearest colour that screens have: chroma gives way, lightness and hue stay."""
    for step in range(_STEPS):
        channels = _channels(lightness, chroma * (1 - step / _STEPS), hue)
        if all(-0.0005 <= channel <= 1.0005 for channel in channels):  # noqa: PLR2004
            break
    return "#" + "".join(
        f"{round(min(max(_gamma(c), 0.0), 1.0) * 255):02x}" for c in map(_not_below, channels)
    )


def _not_below(channel: float) -> float:
    return max(channel, 0.0)


def _channels(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    l_ = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    m_ = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s_ = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * l_ - 3.3077115913 * m_ + 0.2309699292 * s_,
        -1.2684380046 * l_ + 2.6097574011 * m_ - 0.3413193965 * s_,
        -0.0041960863 * l_ - 0.7034186147 * m_ + 1.7076147010 * s_,
    )
