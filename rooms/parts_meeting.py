"""The parts of a room's page for its meeting: what is talked about now, the agenda, people, who was there."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.addresses import in_space
from portal.operations import may
from rooms.choices import RoomEventKind
from rooms.meetings import (
    attendance_for,
    attendance_of,
    clock_of,
    holds_meeting,
    is_running,
    items_of,
    people_rows,
    planned_minutes,
    room_minutes,
    sees_people,
)
from rooms.models import Room, RoomPerson
from rooms.parts import ABOVE, Context, Part, register_part


def now(request: HttpRequest, room: Room) -> Context | None:
    """One slim line: what is talked about, for how long yet, who speaks; and what its host does next."""
    may_run = may(request.user, "rooms.run_room", room)
    video = room.video_url if _is_safe(room.video_url) and may(request.user, "rooms.view_video", room) else ""
    if room.is_closed or not (holds_meeting(room) or video):
        return None
    if room.is_planned and not (may_run or video):
        return None
    items = items_of(room)
    current = next((item for item in items if item.is_current), None)
    to_come = [item for item in items if item.is_to_come]
    later = [item for item in to_come if current is not None and item.order > current.order]
    rows = _speaking(request, room) if room.is_open else {}
    return {
        "is_running": is_running(room),
        "may_run": may_run and holds_meeting(room),
        "current": current,
        "clock": clock_of(current) if current is not None else None,
        "next": next(iter(later or to_come), None),
        "may_go_back": any(not item.is_to_come for item in items),
        "is_through": bool(items) and not to_come and current is None,
        "video_host": urlsplit(video).hostname or "",
        "run_url": in_space(room.space, "room_run", room.pk),
        "close_url": in_space(room.space, "room_close", room.pk),
        **rows,
    }


def agenda(request: HttpRequest, room: Room) -> Context | None:
    may_run = not room.is_closed and may(request.user, "rooms.run_room", room)
    if not room.has_agenda and not (may_run and holds_meeting(room)):
        return None
    items = items_of(room)
    names = any(item.lead_id for item in items) and _sees_names(request, room)
    return {
        "lines": [
            {
                "item": item,
                "clock": clock_of(item) if is_running(room) else None,
                "lead": item.lead if names or item.lead_id == request.user.pk else None,
            }
            for item in items
        ],
        "planned": planned_minutes(items),
        "length": room_minutes(room),
        "may_run": may_run,
        "is_running": is_running(room),
        "run_url": in_space(room.space, "room_run", room.pk),
        "agenda_url": in_space(room.space, "room_agenda", room.pk),
    }


def people(request: HttpRequest, room: Room) -> Context:
    """Who is here shows by itself; in a meeting there are hands too, and buttons for who runs the room."""
    may_run = not room.is_closed and may(request.user, "rooms.run_room", room)
    shown: Context = {"is_meeting": False, "may_run": may_run}
    if not room.is_open or not holds_meeting(room):
        return shown
    return shown | {
        "is_meeting": True,
        "hands_url": in_space(room.space, "room_hands", room.pk),
        "may_raise": may(request.user, "rooms.raise_hand", room),
        "rows": people_rows(room) if may_run else [],
        **_speaking(request, room),
    }


def attendance(request: HttpRequest, room: Room) -> Context | None:
    """Everyone sees how many agreed; names are for who runs the room."""
    if room.is_planned or not holds_meeting(room):
        return None
    may_run = may(request.user, "rooms.run_room", room)
    who = list(attendance_of(room).values_list("person_id", flat=True))
    return {
        "count": len(who),
        "listed": attendance_for(room, request.user) if may_run and who else [],
        "is_on_it": request.user.pk in who,
        "may_attend": room.is_open and may(request.user, "rooms.attend_room", room),
        "may_run": may_run,
        "attendance_url": in_space(room.space, "room_attendance", room.pk),
        "csv_url": in_space(room.space, "room_attendance_csv", room.pk),
    }


def _speaking(request: HttpRequest, room: Room) -> dict[str, Any]:
    """Hands in their order and who has the word: by name for who sees who is here, else one's own place."""
    if not holds_meeting(room):
        return {}
    rows: list[RoomPerson] = people_rows(room)
    hands = [row for row in rows if row.hand_at is not None]
    own = next((place for place, row in enumerate(hands, 1) if row.person_id == request.user.pk), 0)
    word = next((row for row in rows if row.word_at is not None), None)
    names = bool(hands or word) and _sees_names(request, room)
    return {
        "hands": hands if names else [],
        "hand_count": len(hands),
        "own_place": own,
        "has_word": word is not None and word.person_id == request.user.pk,
        "word": word.person if word is not None and names else None,
    }


def _sees_names(request: Any, room: Room) -> bool:
    """Asked once for all parts of a page."""
    if not hasattr(request, "sees_names_in_room"):
        request.sees_names_in_room = sees_people(room, request.user)
    return bool(request.sees_names_in_room)


def _is_safe(url: str) -> bool:
    return url.startswith("https://")


register_part(
    Part(
        "now",
        _("Now"),
        "rooms/_part_now.html",
        now,
        place=ABOVE,
        order=20,
        kinds={
            RoomEventKind.STATE,
            RoomEventKind.AGENDA,
            RoomEventKind.HAND,
            RoomEventKind.DETAILS,
        },
    )
)
register_part(
    Part(
        "agenda",
        _("Agenda"),
        "rooms/_part_agenda.html",
        agenda,
        order=20,
        kinds={RoomEventKind.STATE, RoomEventKind.AGENDA},
    )
)
register_part(
    Part(
        "people",
        _("People"),
        "rooms/_part_people.html",
        people,
        order=80,
        kinds={RoomEventKind.STATE, RoomEventKind.HAND, RoomEventKind.PERSON, RoomEventKind.DETAILS},
    )
)
register_part(
    Part(
        "attendance",
        _("Who was there"),
        "rooms/_part_attendance.html",
        attendance,
        order=81,
        tab="people",
        kinds={RoomEventKind.STATE, RoomEventKind.ATTENDANCE},
    )
)
