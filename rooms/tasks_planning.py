"""What rooms with a set time ask of the clock, and telling many people."""

from django.utils import timezone

from portal.operations import SYSTEM, OperationRefusedError
from portal.tasks import background
from portal.tenancy import all_spaces
from rooms.choices import ReminderMoment
from rooms.models import Room
from rooms.operations.planning import open_doors
from rooms.operations.reminding import (
    ask_to_close,
    doors_due,
    remind_of_room,
    reminders_due,
    still_open,
    tell_of_change,
    tell_of_invitation,
)

AT_ONCE = 100  # in one round of the worker, so that other chores are not kept waiting


@background()
def tell_many_invited(room_id: int, people: list[int], by: int | None) -> None:
    """Done twice, it tells nobody twice who has not read it yet."""
    room = Room.objects.select_related("space").get(pk=room_id)
    tell_of_invitation(actor=SYSTEM, room=room, people=people, by=by)


@background()
def tell_many_of_change(room_id: int, by: int | None) -> None:
    tell_of_change(actor=SYSTEM, room=Room.objects.select_related("space").get(pk=room_id), by=by)


def open_doors_by_the_clock() -> int:
    """Let people into rooms that begin soon; what was due while no worker ran is done by the next one."""
    opened = 0
    with all_spaces("rooms that begin soon"):
        for room in list(doors_due(timezone.now(), most=AT_ONCE)):
            try:
                opened += open_doors(actor=SYSTEM, room=room)
            except OperationRefusedError:  # called off a moment ago
                continue
    return opened


def remind_by_the_clock() -> int:
    """Remind who comes, each person once of each moment; never after the beginning. Returns how many."""
    reminded = 0
    with all_spaces("reminders of rooms"):
        for moment in ReminderMoment:
            for room in reminders_due(moment, timezone.now()).iterator():
                reminded += remind_of_room(actor=SYSTEM, room=room, moment=moment)
    return reminded


def ask_to_close_by_the_clock() -> int:
    with all_spaces("rooms that nobody closed"):
        return sum(
            ask_to_close(actor=SYSTEM, room=room) for room in list(still_open(timezone.now(), most=AT_ONCE))
        )
