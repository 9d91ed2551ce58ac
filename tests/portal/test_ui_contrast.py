"""Colours reach WCAG AA on every ground that they stand on, in light and dark."""

import re

import pytest
from django.conf import settings

from portal.choices import SectionKind
from portal.ui.colours import (
    GROUNDS,
    NAMED,
    ON_ACCENT,
    TEXT,
    WORDS,
    can_be_read,
    contrast,
    named_next_to,
    nearest_readable,
    normal,
    theme_of,
)
from portal.ui.kinds import ACCENTS

GRAPHIC = 3.0  # WCAG 2.2, of what is no text
CSS = settings.BASE_DIR / "static" / "css"
BLOCK = re.compile(r"(?P<selector>[^{}]+)\{(?P<body>[^{}]*)\}")
DECLARATION = re.compile(r"(--[a-z0-9-]+)\s*:\s*([^;]+);")


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


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_is_computed_rests_on_the_same_colours_as_the_styles(mode):
    grounds = tuple(colour(ground, mode) for ground in ("--page", "--surface", "--sunken"))
    generic = declarations("[data-accent]")

    assert GROUNDS[mode] == grounds
    assert WORDS[mode] == colour("--text", mode)
    assert ON_ACCENT[mode] == colour("--on-accent", mode, generic) == colour("--on-tile", mode, generic)


def test_the_named_accents_are_those_of_the_styles():
    found = {name: colour("--accent", "light", declarations(f'[data-accent="{name}"]')) for name in ACCENTS}

    assert found == NAMED


@pytest.mark.parametrize("hue", range(16))
@pytest.mark.parametrize("shade", ["{0}{1}{2}", "{1}{2}{0}", "{2}{0}{1}"])
def test_every_colour_leads_to_a_theme_that_can_be_read(hue, shade):
    asked = "#" + shade.format(f"{hue * 17:02x}", f"{255 - hue * 13:02x}", f"{(hue * 91) % 256:02x}")

    found = nearest_readable(asked)
    theme = theme_of(found)

    for mode in ("light", "dark"):
        accent, soft = theme.accent[mode], theme.soft[mode]
        assert min(contrast(accent, ground) for ground in (*GROUNDS[mode], soft)) >= TEXT
        assert contrast(ON_ACCENT[mode], accent) >= TEXT
        assert contrast(WORDS[mode], soft) >= TEXT


def test_a_readable_colour_stays_as_it_is_and_a_pale_one_gets_darker():
    assert nearest_readable("#1155cc") == "#1155cc"
    assert (can_be_read("#ffcc00", "light"), nearest_readable("#ffcc00")) == (False, "#836800")


@pytest.mark.parametrize(
    ("text", "colour_"),
    [
        ("#1a2B3c", "#1a2b3c"),
        ("1a2b3c", "#1a2b3c"),
        ("#abc", "#aabbcc"),
        ("teal", ""),
        ("#12345", ""),
        ("", ""),
    ],
)
def test_how_people_write_colours(text, colour_):
    assert normal(text) == colour_


@pytest.mark.parametrize(("asked", "name"), [("#777777", "ink"), ("#0a5a4c", "pine"), ("#303a90", "iris")])
def test_the_named_accent_next_to_a_colour(asked, name):
    assert named_next_to(asked) == name
