"""What polls of rooms ask of the clock."""

from portal.operations import SYSTEM
from portal.tenancy import all_spaces
from rooms.models import RoomPoll
from rooms.operations.polls import settle_poll

AT_ONCE = 100


def end_polls_by_the_clock() -> int:
    """End each poll whose time is over, once; a page that is looked at before does the same."""
    with all_spaces("polls of rooms that have ended"):
        over = list(RoomPoll.objects.to_end().order_by("closes_at", "pk")[:AT_ONCE])
        return sum(settle_poll(actor=SYSTEM, poll=poll) for poll in over)
