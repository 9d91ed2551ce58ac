"""Guest links: making one, coming in by it, taking it back, and forgetting who came."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from portal import audit
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require
from rooms.events import GuestCameIn, GuestChanged
from rooms.guests import hash_of, new_token, spoken_by
from rooms.models import Message, Room, RoomGuest
from rooms.operations.numbering import lock
from rooms.operations.refusals import RoomClosedError

MOST_GUESTS: Final = 20
LONGEST_DAYS: Final = 14
FORGOTTEN_AFTER: Final = timedelta(days=30)
# A meeting may last longer than it was planned for.
AFTER_THE_END: Final = timedelta(hours=2)


@operation
def invite_guest(*, actor: Actor, room: Room, name: str, language: str = "") -> tuple[RoomGuest, str]:
    """Make a link for one named visitor; gives their row and the link's token, which nobody can ask again.

    Raises:
        AccessDeniedError: ``actor`` does not run the room.
        RoomClosedError: there is nothing left to visit.
        OperationRefusedError: no name, or the room has as many guests as it can have.
    """
    room = lock(room.pk)
    require(actor, "rooms.run_room", room)
    if room.is_closed:
        raise RoomClosedError
    called = " ".join(name.replace("\x00", "").split())[:60]
    if not called:
        raise OperationRefusedError(_("Say who the guest is."), field="name")
    if RoomGuest.objects.admitted().filter(room=room).count() >= MOST_GUESTS:
        raise OperationRefusedError(
            _("A room has at most %(most)s guests. Take a link back first.") % {"most": MOST_GUESTS}
        )
    token, now = new_token(), timezone.now()
    guest = RoomGuest.objects.create(
        space_id=room.space_id, room=room, name=called, language=language, token_hash=hash_of(token),
        made_by=spoken_by(actor)["author"], made_at=now, expires_at=expiry(room, now),
    )  # fmt: skip
    audit.record(actor=actor, verb="rooms.invite_guest", obj=guest, room=room.pk)
    publish(GuestChanged(room.pk, room.space_id, actor.pk, guest.pk))
    return guest, token


def expiry(room: Room, now: datetime) -> datetime:
    """The end of the meeting and a little more, or fourteen days where none is set."""
    longest = now + timedelta(days=LONGEST_DAYS)
    end = room.ends_at + AFTER_THE_END if room.ends_at is not None else longest
    return end if now < end < longest else longest


@operation
def come_in_as_guest(*, actor: Actor, guest: RoomGuest, keeps_name: bool) -> RoomGuest:
    """Open the room to whoever holds the link; on another device, the one before is let go.

    Raises:
        OperationRefusedError: the link has run out or was taken back meanwhile.
    """
    room = lock(guest.room_id)
    found = RoomGuest.objects.admitted().select_for_update().filter(pk=guest.pk).first()
    if found is None or not room.is_open:
        raise OperationRefusedError(_("This link leads nowhere any more. Ask who sent it for a new one."))
    found.session_key = secrets.token_urlsafe(32)[:43]
    found.keeps_name = keeps_name
    if found.joined_seq is None:
        found.joined_seq, found.joined_at = room.last_seq, timezone.now()
    found.save(update_fields=["session_key", "keeps_name", "joined_seq", "joined_at"])
    audit.record(actor=actor, verb="rooms.come_in_as_guest", obj=found, room=room.pk)
    publish(GuestCameIn(room.pk, room.space_id, None, found.pk))
    return found


@operation
def revoke_guest(*, actor: Actor, guest: RoomGuest) -> None:
    """Take a link back; whoever is in the room by it is shown the door.

    Raises:
        AccessDeniedError: ``actor`` does not run the room.
    """
    room = lock(guest.room_id)
    require(actor, "rooms.run_room", room)
    guest = RoomGuest.objects.select_for_update().get(pk=guest.pk)
    if guest.revoked_at is not None:
        return
    guest.revoked_at = timezone.now()
    guest.save(update_fields=["revoked_at"])
    audit.record(actor=actor, verb="rooms.revoke_guest", obj=guest, room=room.pk)
    publish(GuestChanged(room.pk, room.space_id, actor.pk, guest.pk))


@operation
def forget_guests(*, actor: Actor) -> int:
    """Thirty days after their room was closed, guests are forgotten. Returns how many.

    Their names stay with what they said if they agreed to it at the door; who said nothing goes altogether.
    """
    require(actor, "rooms.forget_guests")
    before = timezone.now() - FORGOTTEN_AFTER
    old = RoomGuest.objects.filter(forgotten_at=None, room__closed_at__lt=before)
    pks = list(old.values_list("pk", flat=True))
    silent = RoomGuest.objects.filter(pk__in=pks).exclude(
        pk__in=Message.objects.filter(guest__in=pks).values("guest_id")
    )
    silent.delete()
    rest = RoomGuest.objects.filter(pk__in=pks)
    rest.filter(keeps_name=False).update(name="")
    rest.update(
        language="", token_hash=None, session_key="", hand_at=None, made_by=None, forgotten_at=timezone.now()
    )
    return len(pks)
