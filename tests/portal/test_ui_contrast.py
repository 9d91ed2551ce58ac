"""Colours reach WCAG AA on every ground that they stand on, in light and dark."""

import re

import pytest
from django.conf import settings

from portal.choices import SectionKind
from portal.ui.kinds import ACCENTS

CSS = settings.BASE_DIR / "static" / "css"
BLOCK = re.compile(r"(?P<selector>[^{}]+)\{(?P<body>[^{}]*)\}")
DECLARATION = re.compile(r"(--[a-z0-9-]+)\s*:\s*([^;]+);")
TEXT = 4.5
GRAPHIC = 3.0


def declarations(selector):
    """The custom properties that ``:root`` or an attribute selector sets, over both files of tokens."""
    found = {}
    for name in ("tokens.css", "themes.css"):
        source = re.sub(r"/\*.*?\*/", "", (CSS / name).read_text(), flags=re.DOTALL)
        source = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", source)
        for block in BLOCK.finditer(source):
            if block["selector"].strip() == selector:
                found |= {key: value.strip() for key, value in DECLARATION.findall(block["body"])}
    return found


def colour(name, mode, over=None):
    """The hex value of token ``name`` in ``mode``, with the tokens of ``over`` on top of the root's."""
    tokens = declarations(":root") | (over or {})
    value = tokens[name]
    while not value.startswith("#"):
        if value.startswith("light-dark("):
            light, dark = value[len("light-dark(") : -1].split(",", 1)
            value = (light if mode == "light" else dark).strip()
        else:
            value = tokens[value[len("var(") : -1]]
    return value


def luminance(hex_value):
    channels = [int(hex_value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("section", SectionKind.values)
def test_section_colours_can_be_read(section, mode):
    words = colour(f"--{section}", mode)
    fill = colour(f"--{section}-fill", mode)
    soft = colour(f"--{section}-soft", mode)
    grounds = [colour(ground, mode) for ground in ("--page", "--surface", "--sunken")]

    assert min(contrast(words, ground) for ground in [*grounds, soft]) >= TEXT
    assert contrast(colour("--on-fill", mode), fill) >= TEXT
    assert contrast(colour("--text", mode), soft) >= TEXT


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", ["--text", "--text-soft", "--text-faint"])
def test_words_can_be_read_on_every_ground(name, mode):
    grounds = [colour(ground, mode) for ground in ("--page", "--surface", "--sunken")]

    assert min(contrast(colour(name, mode), ground) for ground in grounds) >= TEXT


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", ["danger", "success", "warning", "info"])
def test_tones_can_be_read(name, mode):
    words = colour(f"--{name}", mode)

    assert contrast(words, colour(f"--{name}-soft", mode)) >= TEXT
    assert contrast(words, colour("--page", mode)) >= TEXT


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_buttons_controls_and_focus_can_be_seen(mode):
    page = colour("--page", mode)

    assert contrast(colour("--on-action", mode), colour("--action", mode)) >= TEXT
    assert contrast(colour("--on-footer", mode), colour("--footer", mode)) >= TEXT
    assert contrast(colour("--on-footer-soft", mode), colour("--footer", mode)) >= TEXT
    assert contrast(colour("--on-action", mode), colour("--action-hover", mode)) >= TEXT
    assert contrast(colour("--control-line", mode), page) >= GRAPHIC
    assert contrast(colour("--focus", mode), page) >= GRAPHIC


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("accent", ACCENTS)
def test_accents_of_spaces_can_be_read(accent, mode):
    theme = declarations("[data-accent]") | declarations(f'[data-accent="{accent}"]')

    assert contrast(colour("--accent", mode, theme), colour("--page", mode)) >= TEXT
    assert contrast(colour("--on-accent", mode, theme), colour("--accent", mode, theme)) >= TEXT
    assert contrast(colour("--on-tile", mode, theme), colour("--tile", mode, theme)) >= TEXT
    assert contrast(colour("--on-banner", mode, theme), colour("--banner", mode, theme)) >= TEXT
