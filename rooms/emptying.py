"""By the clock: empties the rooms whose time is over, in slices, each a transaction of its own.

Whatever stops it, the next round goes on where it was; what has gone is gone once.
"""

from django.utils import timezone

from portal.operations import SYSTEM
from portal.tenancy import all_spaces
from portal.worker import register_chore
from rooms.operations.keeping import due_rooms, empty_slice

EVERY_SECONDS = 3600


def empty_due_rooms() -> int:
    """Returns how many rooms were due; those with an open case wait for the next round."""
    with all_spaces("rooms whose messages go"):
        rooms = list(due_rooms(timezone.now()))
        for room in rooms:
            while empty_slice(actor=SYSTEM, room=room):
                pass
    return len(rooms)


register_chore("empty rooms", every_seconds=EVERY_SECONDS, do=empty_due_rooms)
