"""What the database threads read for sockets.

Events are read first and rights afterwards, each statement seeing what is committed when it runs. Whatever
was committed after somebody lost access is therefore never among what they get, without a transaction that
would hold writers up.
"""

from dataclasses import dataclass
from typing import Final

from portal.realtime.people import Caller, reading_as, sessions_alive, still_signed_in
from portal.spaces import standing
from portal.tenancy import Scope, SpaceSet, enter
from portal.tenancy.prepared import HOLE, Prepared
from rooms.choices import RoomEventKind
from rooms.live.frames import encoded
from rooms.models import Room
from rooms.selectors import (
    Happened,
    Outcome,
    Reach,
    events_after,
    happened,
    reach_of,
    readers_among,
    shown_people_among,
)

MOST_REPLAYED: Final = 500
MOST_AT_ONCE: Final = 200

Frames = list[tuple[int, str]]


@dataclass(frozen=True)
class Entry:
    """What somebody gets who comes in: ``frames`` after their number, or ``reset`` when these are too many.

    ``seq`` is the number that they have reached with it.
    """

    room: Room
    role: str | None
    seq: int
    frames: Frames
    reset: bool = False
    sees_people: bool = False


@dataclass(frozen=True)
class News:
    """What happened in a room, and who of the people asked about may read it no more."""

    frames: Frames
    seq: int
    signed_out: set[Caller]
    shut_out: set[Caller]
    is_more: bool = False
    see_people: set[int] | None = None  # ids of those who see who is here; None: nobody looked


def enter_room(caller: Caller, room_id: int, after: int | None) -> Entry | None:
    """What ``caller`` gets on coming in with number ``after`` (None: only what happens from now on).

    None when there is no such room for them.
    """
    with reading_as(caller.user):
        place = Room.objects.filter(pk=room_id).values_list("space_id", "last_seq").first()
    if place is None:
        return None
    space_id, last = place
    with enter(Scope(reads=SpaceSet.of(space_id))):
        start = last if after is None else min(after, last)
        is_far = last - start > MOST_REPLAYED
        rows = [] if is_far else events_after(room_id, start, MOST_REPLAYED)
        frames = encoded_all([happened(row) for row in rows], room_id)
        sees_people = bool(shown_people_among(room_id, [caller.user_id]))
    with reading_as(caller.user):
        room = Room.objects.visible_to(caller.user).filter(pk=room_id).select_related("space").first()
        role = standing(caller.user).role_in(space_id)
    if room is None or not still_signed_in([caller]):
        return None
    room.last_seq = last
    if is_far:
        return Entry(room, role, last, [], reset=True, sees_people=sees_people)
    return Entry(room, role, frames[-1][0] if frames else start, frames, sees_people=sees_people)


class RoomReader:
    """The three statements of one room's hub, compiled once; for one thread."""

    def __init__(self, room_id: int, space_id: int) -> None:
        self.room_id = room_id
        self.space_id = space_id
        self._events: Prepared | None = None
        self._reach: Prepared | None = None
        self._asked: tuple[Reach, frozenset[Caller]] | None = None
        self._people: tuple[Prepared, Prepared] | None = None

    def read(self, seq: int, callers: frozenset[Caller], *, people: bool = False) -> News | None:
        """What happened after ``seq``, and who of ``callers`` may not hear of it; None: the room is gone.

        ``people``: also look who of them sees who is here.
        """
        with enter(Scope(reads=SpaceSet.of(self.space_id))):
            if self._events is None or self._reach is None:
                self._events = Prepared(events_after(self.room_id, HOLE, MOST_AT_ONCE), HOLE)
                self._reach = Prepared(reach_of(self.room_id))
            events = [happened(row) for row in self._events.rows(seq)]
            rows = self._reach.rows()
            if not rows:
                return None
            gone = self._gone(Reach(*rows[0]), callers)
            frames = encoded_all(events, self.room_id)
            ids = {caller.user_id for caller in callers}
            see_people = shown_people_among(self.room_id, ids) if people else None
        shut_out = still_signed_in(gone) if gone else set()
        return News(
            frames=frames,
            seq=frames[-1][0] if frames else seq,
            signed_out=gone - shut_out,
            shut_out=shut_out,
            is_more=len(events) == MOST_AT_ONCE,
            see_people=see_people,
        )

    def _gone(self, reach: Reach, callers: frozenset[Caller]) -> set[Caller]:
        """Those whose session or account has ended, or who may not read any more."""
        is_known = self._asked is not None and self._asked[1] is callers and self._asked[0] == reach
        if self._people is None or not is_known:
            self._people = (
                Prepared(readers_among(reach, {caller.user_id for caller in callers})),
                Prepared(sessions_alive({caller.session_key for caller in callers})),
            )
            self._asked = (reach, callers)
        readers, sessions = self._people
        stamps = dict(readers.rows())
        alive = {key for (key,) in sessions.rows()}
        return {
            caller
            for caller in callers
            if stamps.get(caller.user_id) != caller.stamp or caller.session_key not in alive
        }


def encoded_all(events: list[Happened], room_id: int) -> Frames:
    outcome = Outcome("", "")
    if any(event.kind == RoomEventKind.OUTCOME for event in events):
        outcome = Outcome(*Room.objects.values_list("outcome", "outcome_html").get(pk=room_id))
    return [encoded(event, outcome) for event in events]
