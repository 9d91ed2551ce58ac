"""What rooms put on the coordinator's desk: how much is said live."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from community import figures
from rooms.models import Message


def _messages() -> QuerySet[Any]:
    return Message.objects.filter(removed_at=None)


figures.daily(
    "messages",
    _("Messages in rooms"),
    figures.by_day(_messages, at="at"),
    active=figures.Traces(_messages, at="at"),
)
