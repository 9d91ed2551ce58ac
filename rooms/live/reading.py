"""What the database threads read for sockets.

Events are read first and rights afterwards, each statement seeing what is committed when it runs. Whatever
was committed after somebody lost access is therefore never among what they get, without a transaction that
would hold writers up.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from portal.realtime.people import Caller, sessions_alive
from portal.spaces import standing
from portal.tenancy import Scope, SpaceSet, enter
from portal.tenancy.prepared import HOLE, Prepared
from rooms.choices import RoomEventKind
from rooms.live.frames import Sent, beside, encoded
from rooms.live.visitors import guests_among, people_of, reading_as_caller, still_here
from rooms.models import Room
from rooms.places import place_in, take_place, with_place
from rooms.selectors import (
    Happened,
    Outcome,
    Reach,
    events_after,
    happened,
    keepers_among,
    reach_of,
    readable_from,
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
    runs: bool = False
    joined_seq: int | None = None  # None: here for the first time


@dataclass(frozen=True)
class News:
    """What happened in a room, and who of the people asked about may read it no more."""

    frames: list[Sent]
    seq: int
    signed_out: set[Caller]
    shut_out: set[Caller]
    is_more: bool = False
    reach: Reach | None = None
    see_people: set[int] | None = None  # ids of those who see who is here; None: nobody looked
    keepers: set[int] = field(default_factory=set)  # with ``see_people``: those who run the room


def place_of(caller: Caller, room_id: int, slug: str) -> int | None:
    """The id of the space of a room that ``caller`` may see at this address, or None."""
    with reading_as_caller(caller):
        rooms = Room.objects.visible_to(caller.user).filter(pk=room_id, space__slug=slug)
        return rooms.values_list("space_id", flat=True).first()


def enter_room(caller: Caller, room_id: int, after: int | None) -> Entry | None:
    """What ``caller`` gets on coming in with number ``after`` (None: only what happens from now on).

    None when there is no such room for them.
    """
    with reading_as_caller(caller):
        place = Room.objects.visible_to(caller.user).filter(pk=room_id)
        found = place.values_list("space_id", "last_seq").first()
    if found is None:
        return None
    space_id, last = found
    with enter(Scope(reads=SpaceSet.of(space_id))):
        start = last if after is None else min(after, last)
        is_far = last - start > MOST_REPLAYED
        rows = [] if is_far else events_after(room_id, start, MOST_REPLAYED)
        sent = encoded_all([happened(row) for row in rows], room_id)
        sees_people = bool(shown_people_among(room_id, people_of([caller])))
        runs = bool(keepers_among(room_id, people_of([caller])))
    with reading_as_caller(caller):
        shown = with_place(Room.objects.visible_to(caller.user), caller.user)
        room = shown.filter(pk=room_id).select_related("space").first()
        role = standing(caller.user).role_in(space_id)
        if room is None or not still_here([caller]):
            return None
        above = readable_from(caller.user, take_place(caller.user, room))
        joined_seq = place_in(caller.user, room).joined_seq
    room.last_seq = last
    frames = [(each.seq, each.text_for(caller.user_id, above, runs=runs)) for each in sent]
    entry = Entry(
        room, role, last, [], reset=is_far, sees_people=sees_people, runs=runs, joined_seq=joined_seq,
    )  # fmt: skip
    if is_far:
        return entry
    return replace(entry, seq=frames[-1][0] if frames else start, frames=frames)


class RoomReader:
    """The three statements of one room's hub, compiled once; for one thread."""

    def __init__(self, room_id: int, space_id: int) -> None:
        self.room_id = room_id
        self.space_id = space_id
        self._events: Prepared | None = None
        self._reach: Prepared | None = None
        self._asked: tuple[Reach, frozenset[Caller]] | None = None
        self._people: tuple[Prepared, Prepared, Prepared | None] | None = None

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
            reach = Reach(*rows[0])
            gone = self._gone(reach, callers)
            frames = encoded_all(events, self.room_id)
            ids = people_of(callers)
            see_people = shown_people_among(self.room_id, ids) if people else None
            keepers = keepers_among(self.room_id, ids) if people else set()
        shut_out = still_here(gone) if gone else set()
        return News(
            frames=frames,
            seq=frames[-1].seq if frames else seq,
            signed_out=gone - shut_out,
            shut_out=shut_out,
            is_more=len(events) == MOST_AT_ONCE,
            reach=reach,
            see_people=see_people,
            keepers=keepers,
        )

    def _gone(self, reach: Reach, callers: frozenset[Caller]) -> set[Caller]:
        """Those whose session or account has ended, or who may not read any more."""
        is_known = self._asked is not None and self._asked[1] is callers and self._asked[0] == reach
        if self._people is None or not is_known:
            guests = {-caller.user_id for caller in callers if caller.user_id < 0}
            self._people = (
                Prepared(
                    readers_among(reach, people_of(callers) or {0})
                ),  # a set of none compiles to nothing
                Prepared(sessions_alive({caller.session_key for caller in callers})),
                Prepared(guests_among(guests)) if guests else None,
            )
            self._asked = (reach, callers)
        readers, sessions, guests_here = self._people
        stamps = dict(readers.rows())
        alive = {key for (key,) in sessions.rows()}
        if guests_here is not None:
            for pk, key in guests_here.rows():
                stamps[-pk] = key
                alive.add(key)
        return {
            caller
            for caller in callers
            if stamps.get(caller.user_id) != caller.stamp or caller.session_key not in alive
        }


def encoded_all(events: list[Happened], room_id: int) -> list[Sent]:
    outcome = Outcome("", "")
    if any(event.kind == RoomEventKind.OUTCOME for event in events):
        outcome = Outcome(*Room.objects.values_list("outcome", "outcome_html").get(pk=room_id))
    along = beside(event.said for event in events if event.said is not None)
    return [encoded(event, outcome, along) for event in events]
