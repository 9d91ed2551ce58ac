"""Guests among the people behind sockets.

A guest's socket counts under the negative number of their row, so that nothing that is meant for a person
can meet them by chance; their "session" is the key in their cookie, and their row says whether it is good.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import parse_cookie

from portal.realtime.origin import header
from portal.realtime.people import Caller, is_still_signed_in, reading_as, still_signed_in
from portal.tenancy import Scope, SpaceSet, enter
from rooms.guests import GuestActor, cookie_name, guest_by_cookie
from rooms.models import RoomGuest


@dataclass(frozen=True)
class GuestCaller(Caller):
    """``user`` is a ``GuestActor``; ``session_key`` and ``stamp`` are the key of their cookie."""

    guest_id: int = 0
    space_id: int = 0

    @property
    def user_id(self) -> int:
        return -self.guest_id


def guest_caller(scope: dict[str, Any]) -> GuestCaller | None:
    """Whom the cookie of this room lets in, read now."""
    room_id = scope["url_route"]["kwargs"]["room_id"]
    value = parse_cookie(header(scope, b"cookie")).get(cookie_name(room_id), "")
    actor = guest_by_cookie(value, room_id) if value else None
    return caller_for(actor) if actor is not None else None


def caller_for(actor: GuestActor) -> GuestCaller:
    guest, key = actor.guest, actor.guest.session_key
    return GuestCaller(user=actor, session_key=key, stamp=key, guest_id=guest.pk, space_id=guest.space_id)


def people_of(callers: Collection[Caller]) -> set[int]:
    """The ids of those who have an account."""
    return {caller.user_id for caller in callers if caller.user_id > 0}


def guests_among(guest_ids: Collection[int]) -> QuerySet[Any, tuple[int, str]]:
    """Those of ``guest_ids`` whose link is good, with the key of their session."""
    found: QuerySet[Any, tuple[int, str]] = (
        RoomGuest.objects.admitted().filter(pk__in=guest_ids).values_list("pk", "session_key")
    )
    return found


def still_here(callers: Collection[Caller]) -> set[Caller]:
    """Those whose session and account, or whose link, stand as they did."""
    guests = {caller for caller in callers if caller.user_id < 0}
    keys = dict(guests_among({-caller.user_id for caller in guests})) if guests else {}
    here = {caller for caller in guests if keys.get(-caller.user_id) == caller.stamp}
    people = set(callers) - guests
    return here | (still_signed_in(people) if people else set())


def is_still_here(caller: Caller) -> bool:
    return bool(still_here([caller])) if caller.user_id < 0 else is_still_signed_in(caller)


def acting_user(caller: Caller) -> Any:
    """Who acts: of guests, whose row says what they may, the row as it is now."""
    if isinstance(caller, GuestCaller):
        return GuestActor(RoomGuest.objects.get(pk=caller.guest_id))
    return caller.user


@contextmanager
def reading_as_caller(caller: Caller) -> Iterator[None]:
    """The scope of one reader, fresh each time; a guest's is the space of their room."""
    if isinstance(caller, GuestCaller):
        with enter(Scope(reads=SpaceSet.of(caller.space_id))):
            yield
    else:
        with reading_as(caller.user):
            yield
