"""How talks appear in notices: who did something, and nothing of what it was."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from community.subjects import Subject, register_subject
from counselling.models import Handover, Talk, TalkEntry

_NOTE = _("What is written in a talk is in no mail, and it cannot be answered by mail. Answer on the site.")


def no_words(thing: Any) -> str:
    return ""


register_subject(Talk, Subject("counselling.view_talk", title=no_words, words=no_words, mail_note=_NOTE))
register_subject(
    TalkEntry,
    Subject(
        "counselling.view_entry",
        related=("talk",),
        title=no_words,
        thread=lambda entry: entry.talk,
        words=no_words,
        mail_note=_NOTE,
    ),
)
register_subject(
    Handover, Subject("counselling.view_handover", related=("space", "entry__talk"), words=no_words)
)
