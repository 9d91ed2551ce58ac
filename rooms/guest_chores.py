"""By the clock: guests are forgotten some time after their room was closed."""

from portal.operations import SYSTEM
from portal.tenancy import all_spaces
from portal.worker import register_chore
from rooms.operations import forget_guests


def forget_guests_by_the_clock() -> int:
    with all_spaces("guests of closed rooms"):
        return forget_guests(actor=SYSTEM)


register_chore("forget guests of rooms", every_seconds=6 * 3600, do=forget_guests_by_the_clock)
