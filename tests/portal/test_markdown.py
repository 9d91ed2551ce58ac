import re
import time

import pytest
from django.core.exceptions import ValidationError

from portal.markdown import MAX_BYTES, excerpt, plain, render, validate_length


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>\n"),
        ("# One\n\n## Two", "<h3>One</h3>\n<h4>Two</h4>\n"),
        ("## Only", "<h3>Only</h3>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("a\nb", "<p>a<br>\nb</p>\n"),
        (
            "[x](https://example.org)",
            '<p><a href="https://example.org" rel="nofollow ugc noopener">x</a></p>\n',
        ),
    ],
)
def test_markdown_becomes_html(source, html):
    assert render(source) == html


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](&#106;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "![x](https://evil.example/pixel.png)",
        "<svg/onload=alert(1)>",
        '```"><script>alert(1)</script>\ncode\n```',
        "<iframe src=https://evil.example>",
        "<a href=javascript:alert(1)>x</a>",
        "<style>body{display:none}</style>",
        '[x](https://a.example "onmouseover=alert(1)")',
        "<math><mi xlink:href=javascript:alert(1)>",
    ],
)
def test_nothing_that_runs_or_loads_survives(source):
    html = render(source).lower()

    for danger in (
        "<script",
        "<img",
        "<svg",
        "<iframe",
        "<style",
        "<math",
        'href="javascript',
        'href="data',
    ):
        assert danger not in html
    assert re.search(r"<[^>]*\son\w+=", html) is None


@pytest.mark.parametrize("source", ["[" * 20_000, "*" * 20_000, "> " * 9_000, "`" * 20_000, "[a](" * 5_000])
def test_hostile_texts_render_in_bounded_time(source):
    started = time.perf_counter()

    render(source[:MAX_BYTES])

    assert time.perf_counter() - started < 20


def test_too_long_texts_are_refused_with_their_size():
    with pytest.raises(ValidationError, match="20001 of at most 20000 bytes"):
        validate_length("x" * 20_001)
    with pytest.raises(ValueError, match="too long"):
        render("ž" * 10_001)


def test_plain_words_and_excerpts():
    html = render("# Title\n\nFirst **word** &amp; last\n\n- one\n- two")

    assert plain(html) == "Title First word & last one two"
    assert excerpt(html, 16) == "Title First…"
