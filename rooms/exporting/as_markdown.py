"""A room as Markdown that our own renderer takes: each message is a quotation, so that none spills over."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rooms.exporting.heading import Heading
from rooms.minutes import inline
from rooms.models import Message
from rooms.record import Entry


def begin(heading: Heading) -> str:
    room = heading.room
    parts = [f"# {inline(room.title)}", inline(room.purpose), _facts(heading)]
    if room.outcome:
        parts += [f"## {_('What came of it')}", _quoted(room.outcome)]
    if room.minutes:
        parts += [f"## {_('Minutes')}", _quoted(room.minutes)]
    parts.append(f"## {_('What was said')}")
    return "\n\n".join(part for part in parts if part) + "\n"


def entries(lines: list[Entry], is_first: bool) -> str:  # noqa: FBT001
    return "".join(f"\n{_entry(line)}\n" for line in lines)


def end(is_whole: bool) -> str:  # noqa: FBT001
    return "" if is_whole else f"\n*{_('The copy ends here: you can no longer read this room.')}*\n"


def moment(when: datetime) -> str:
    return date_format(timezone.localtime(when), "DATETIME_FORMAT")


def _facts(heading: Heading) -> str:
    room = heading.room
    rows = [(_("Space"), inline(room.space.name)), (_("Opened"), moment(room.opened_at))]
    if room.closed_at is not None:
        rows.append((_("Closed"), moment(room.closed_at)))
    if heading.host:
        rows.append((_("Host"), inline(heading.host)))
    rows.append((_("Copied"), moment(heading.copied_at)))
    if heading.messages_go_at is not None:
        rows.append((_("Messages are kept until"), moment(heading.messages_go_at)))
    if room.emptied_at is not None:
        rows.append((_("Messages have gone"), moment(room.emptied_at)))
    return "\n".join(f"- **{label}:** {words}" for label, words in [*rows, (_("Address"), heading.address)])


def _entry(line: Entry) -> str:
    if line.message is None:
        return f"*{moment(line.at)} · {inline(line.words)}*"
    return f"{_by(line.message)}\n\n{_said(line.message)}{_beside(line)}"


def _by(message: Message) -> str:
    name = inline(message.speaker_name) or _("Former member")
    marks = [_("edited")] if message.edited_at is not None and not message.is_removed else []
    if message.reply_to is not None:
        marks.append(_("replies to %(number)s") % {"number": f"{message.reply_to.seq}"})
    return " · ".join([f"**{name}**", moment(message.at), f"{message.seq}", *marks])


def _said(message: Message) -> str:
    return f"*{_('This message was removed.')}*" if message.is_removed else _quoted(message.body)


def _beside(line: Entry) -> str:
    return "".join(f"\n\n*{inline(label)}: {inline(words)}*" for label, words in line.beside.values())


def _quoted(text: str) -> str:
    return "\n".join(f"> {row}".rstrip() for row in text.split("\n"))
