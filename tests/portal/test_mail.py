"""Mail as it is made: two parts that say the same, links that lead here, and hours of tries."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.template import TemplateSyntaxError

from portal.mail_words import as_text, for_mail
from portal.post import pause_after
from portal.tasks import MAIL_ATTEMPTS
from portal.templatetags.mail import LOOKS, look

TEMPLATES = Path(settings.BASE_DIR) / "templates" / "mail"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p>\n<p>Two<br>lines.</p>", "One.\n\nTwo\nlines."),
        ("<p>See:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>End.</p>", "See:\n\n- a\n- b\n\nEnd."),
        ('<p><a href="https://x.org/">here</a></p>', "here (https://x.org/)"),
        ('<p><a href="https://x.org/">https://x.org/</a></p>', "https://x.org/"),
        ("<p>5 &lt; 6 &amp; 7</p>", "5 < 6 & 7"),
        ("<pre><code>a  b\n</code></pre>", "a  b"),
        ("", ""),
    ],
)
def test_the_text_part_says_what_the_html_says(html, text):
    assert as_text(html) == text


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("/spaces/x/", "http://testserver/spaces/x/"),
        ("//evil.example/", "//evil.example/"),
        ("https://x.org/", "https://x.org/"),
    ],
)
def test_own_links_lead_here_from_anywhere(link, becomes):
    assert for_mail(f'<a href="{link}">x</a>') == f'<a href="{becomes}">x</a>'


def test_both_parts_of_every_mail_are_there():
    html = {path.stem for path in TEMPLATES.glob("[!_]*.html")}
    text = {path.stem for path in TEMPLATES.glob("[!_]*.txt")}

    assert html - text == {"letter"}  # made of a text that is there already
    assert text - html == set()


def test_mail_takes_nothing_from_outside():
    sources = [path.read_text() for path in TEMPLATES.glob("*.html")]

    assert [source for source in sources if "<img" in source or "<script" in source or "url(" in source] == []


def test_an_unknown_look_is_an_error():
    assert sorted(LOOKS) == sorted(set(LOOKS))
    with pytest.raises((KeyError, TemplateSyntaxError)):
        look("no such look")


def test_mail_tasks_are_tried_for_hours():
    pauses = [pause_after(attempt) for attempt in range(1, MAIL_ATTEMPTS)]

    assert sum(pauses, timedelta()) > timedelta(hours=3)
