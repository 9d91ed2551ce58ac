"""Guests: named visitors to one room, let in by a link of its host and known by a cookie of their own.

A guest is no account: they are nothing to every space, and all that they may see is their room. What a member
may do is not for them unless its permission names guests.
"""

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any, Final

from django.core import signing

from rooms.models import Room, RoomGuest

COOKIE: Final = "room_guest"
COOKIE_SECONDS: Final = 14 * 24 * 60 * 60
_SALT: Final = "rooms.guests"


@dataclass(frozen=True)
class GuestActor:
    """Somebody who acts as a guest; ``guest`` is their row as it was read for this deed."""

    guest: RoomGuest
    pk: None = None
    is_authenticated: bool = False
    is_active: bool = True

    @property
    def guest_room_id(self) -> int:
        return self.guest.room_id

    @property
    def language(self) -> str:
        return self.guest.language

    @property
    def name(self) -> str:
        return self.guest.shown_name


def is_guest_of(actor: Any, room: Room) -> bool:
    """Let into this very room; what ``RoomQuerySet`` says of many."""
    return isinstance(actor, GuestActor) and actor.guest.room_id == room.pk


def spoken_by(actor: Any) -> dict[str, Any]:
    """The columns of a message that say whose it is."""
    if isinstance(actor, GuestActor):
        return {"author": None, "guest": actor.guest}
    is_person = getattr(actor, "is_authenticated", False)
    return {"author": actor if is_person else None, "guest": None}


def new_token() -> str:
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def guest_by_link(token: str) -> RoomGuest | None:
    """Whose link this is, as long as it is good."""
    rows = RoomGuest.objects.admitted().filter(token_hash=hash_of(token))
    found: RoomGuest | None = rows.first()
    return found


def cookie_name(room_id: int) -> str:
    """A cookie for each room, so that one browser can visit several."""
    return f"{COOKIE}_{room_id}"


def cookie_value(guest: RoomGuest) -> str:
    return signing.dumps([guest.pk, guest.session_key], salt=_SALT)


def guest_by_cookie(value: str, room_id: int) -> GuestActor | None:
    """The guest whose cookie this is, read now: None once their link is taken back, used anew or run out."""
    try:
        pk, session_key = signing.loads(value, salt=_SALT, max_age=COOKIE_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    guest = RoomGuest.objects.admitted().filter(pk=pk, room_id=room_id, session_key=session_key).first()
    return GuestActor(guest) if guest is not None and session_key else None
