"""When a scheduled room is, who hosts it, and where it is seen; for rooms with a date."""

from typing import Any, Final

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.addresses import in_space
from portal.operations import may
from rooms.choices import Answer, RoomEventKind, RoomState
from rooms.guests import GuestActor
from rooms.models import Room
from rooms.parts import UNTIL_OPEN, Part, register_part
from rooms.people import answer_of, answers_of, invited_spaces

_ADDRESSES: Final = {
    "answer": "room_answer",
    "doors": "room_doors",
    "calendar": "room_calendar",
    "call_off": "room_call_off",
}


def when(request: HttpRequest, room: Room) -> dict[str, Any] | None:
    if not room.is_scheduled or room.is_closed:
        return None
    actor = request.user
    row = answer_of(room, actor)
    own = row.answer if row is not None else ""
    return {
        "when": room.when,
        "answers": answers_of(room),
        "guests": invited_spaces(room, actor),
        "choices": [(code, label, code == own) for code, label in Answer.choices],
        "is_waiting": row is not None and row.invited_at is not None and not own,
        "may_speak": may(actor, "rooms.post_message", room),
        "may_answer": may(actor, "rooms.answer_room", room),
        "may_open": may(actor, "rooms.open_doors", room),
        "may_begin": may(actor, "rooms.run_room", room) and room.state != RoomState.RUNNING,
        "may_call_off": may(actor, "rooms.call_off_room", room),
        "is_guest": isinstance(actor, GuestActor),  # no way out of the room, and no more of it than its talk
        # Everybody else has it in the line above the talk.
        "video_url": room.video_url if isinstance(actor, GuestActor) else "",
        **{f"{code}_url": in_space(room.space, name, room.pk) for code, name in _ADDRESSES.items()},
    }


register_part(
    Part(
        "when",
        _("When"),
        "rooms/_part_when.html",
        when,
        place=UNTIL_OPEN,
        tab="about",
        order=10,
        kinds={RoomEventKind.STATE, RoomEventKind.DETAILS},
        is_for_guests=True,
    )
)
