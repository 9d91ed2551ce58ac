"""A room as one page of HTML that needs nothing else: no script, no address that is fetched.

Its only style is named by its hash in the page's own policy. What people wrote is the HTML that our renderer
made of it; everything else is escaped here.
"""

from base64 import b64encode
from hashlib import sha256
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rooms.exporting.as_markdown import moment
from rooms.exporting.heading import Heading
from rooms.models import Message
from rooms.record import Entry

STYLE: Final = (
    "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif}"
    "article{border-top:1px solid #ccc;padding:.5rem 0}.by,.event{color:#555;font-size:.875rem}"
    "dt{font-weight:bold}pre{white-space:pre-wrap}"
)
_HASH: Final = b64encode(sha256(STYLE.encode()).digest()).decode()
POLICY: Final = f"default-src 'none'; style-src 'sha256-{_HASH}'"


def begin(heading: Heading) -> str:
    room = heading.room
    head = format_html(
        '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{}">\n'
        '<meta name="viewport" content="width=device-width">\n<title>{}</title>\n<style>{}</style>\n</head>\n'
        "<body>\n<h1>{}</h1>\n<p>{}</p>\n{}\n",
        get_language() or "en",
        POLICY,
        room.title,
        mark_safe(STYLE),  # noqa: S308  (a constant of ours)
        room.title,
        room.purpose,
        _facts(heading),
    )
    written = [(_("What came of it"), room.outcome_html), (_("Minutes"), room.minutes_html)]
    parts = [_part(title, html) for title, html in written if html]
    return f"{head}{''.join(parts)}<h2>{_('What was said')}</h2>\n"


def entries(lines: list[Entry], is_first: bool) -> str:  # noqa: FBT001
    return "".join(_entry(line) for line in lines)


def end(is_whole: bool) -> str:  # noqa: FBT001
    gone = _("The copy ends here: you can no longer read this room.")
    return f"{'' if is_whole else format_html('<p>{}</p>', gone)}</body>\n</html>\n"


def _part(title: str, html: str) -> SafeString:
    return format_html("<h2>{}</h2>\n{}\n", title, mark_safe(html))  # noqa: S308  (from our own renderer)


def _facts(heading: Heading) -> SafeString:
    room = heading.room
    rows = [
        (_("Space"), room.space.name),
        (_("Opened"), moment(room.opened_at)),
        (_("Closed"), moment(room.closed_at) if room.closed_at else ""),
        (_("Host"), heading.host),
        (_("Copied"), moment(heading.copied_at)),
        (_("Messages are kept until"), moment(heading.messages_go_at) if heading.messages_go_at else ""),
        (_("Messages have gone"), moment(room.emptied_at) if room.emptied_at else ""),
        (_("Address"), heading.address),
    ]
    shown = [(label, words) for label, words in rows if words]
    return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", shown))


def _entry(line: Entry) -> str:
    if line.message is None:
        return format_html('<p class="event">{} · {}</p>\n', moment(line.at), line.words)
    return format_html(
        '<article id="n{}"><p class="by"><strong>{}</strong> · {}{}</p>{}{}</article>\n',
        line.seq,
        line.message.speaker_name or _("Former member"),
        moment(line.at),
        _marks(line.message),
        _said(line.message),
        format_html_join("", '<p class="by">{}: {}</p>', line.beside.values()),
    )


def _marks(message: Message) -> SafeString:
    edited = format_html(" · {}", _("edited")) if message.edited_at and not message.is_removed else ""
    answered = message.reply_to
    number = f"{answered.seq}" if answered is not None else ""
    replies = format_html(' · <a href="#n{}">{}</a>', number, _("replies to %(number)s") % {"number": number})
    return format_html("{}{}", edited, replies if answered is not None else "")


def _said(message: Message) -> SafeString:
    if message.is_removed:
        return format_html("<p><em>{}</em></p>", _("This message was removed."))
    return mark_safe(message.html)  # noqa: S308  (from our own renderer)
