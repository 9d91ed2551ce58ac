"""What rooms put on the coordinator's desk: how much is said live."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from community import desk, figures
from community.desk import Desk, Number
from community.selectors.desk import standing_figures
from portal.addresses import in_space
from rooms.models import Message, Room


def _messages() -> QuerySet[Any]:
    return Message.objects.filter(removed_at=None)


figures.daily(
    "messages",
    _("Messages in rooms"),
    figures.by_day(_messages, at="at"),
    active=figures.Traces(_messages, at="at"),
)


def without_outcome() -> QuerySet[Any]:
    """Rooms in which people spoke and of which nobody said what came."""
    return Room.objects.closed().filter(
        outcome="", minutes="", last_message_at__isnull=False, called_off_at=None
    )


figures.standing("rooms-without-outcome", figures.by_space(without_outcome))


@desk.number(order=60)
def without_outcome_number(at: Desk) -> Number | None:
    found = standing_figures(at.actor, at.place).get("rooms-without-outcome", {}).get("", 0)
    if not found:
        return None
    url = f"{in_space(at.place, 'rooms')}#closed-rooms" if at.place is not None else ""
    return Number(_("Rooms closed without an outcome"), found, url)
