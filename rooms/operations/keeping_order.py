"""Keeping order in a room: who is muted reads on, who is removed knows of the room no more.

Both are of people of the portal and of guests alike (``User`` or ``RoomGuest``).
"""

from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from community.models import Membership, User
from portal import audit
from portal.choices import Role
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.spaces import standing
from rooms.choices import MeasureKind, RoomEventKind
from rooms.events import RoomOrderKept
from rooms.guests import spoken_by
from rooms.models import Room, RoomGuest, RoomMeasure, RoomPerson
from rooms.operations.numbering import lock, take_number

LONGEST_REASON: Final = 500
_STATES: Final = {MeasureKind.MUTE: "muted_at", MeasureKind.REMOVE: "removed_at"}
_DONE: Final = {MeasureKind.MUTE: "muted", MeasureKind.REMOVE: "removed"}
_UNDONE: Final = {MeasureKind.MUTE: "unmuted", MeasureKind.REMOVE: "let_back_in"}

Whom = User | RoomGuest


@operation
def mute_in_room(*, actor: Actor, room: Room, whom: Whom, reason: str) -> RoomMeasure | None:
    """``whom`` reads on and says, edits and decides nothing in ``room``; None if that is so already.

    Raises:
        AccessDeniedError: ``actor`` does not run the room.
        OperationRefusedError: no reason, or ``whom`` is somebody whom ``actor`` cannot mute.
    """
    return _take(actor, room, whom, reason, MeasureKind.MUTE)


@operation
def unmute_in_room(*, actor: Actor, room: Room, whom: Whom) -> None:
    """Raises: AccessDeniedError: ``actor`` does not run the room."""
    _take_back(actor, room, whom, MeasureKind.MUTE)


@operation
def remove_from_room(*, actor: Actor, room: Room, whom: Whom, reason: str) -> RoomMeasure | None:
    """``whom`` sees ``room`` no more, nor anything of it; open pages of theirs end at once.

    Raises:
        AccessDeniedError: ``actor`` does not run the room.
        OperationRefusedError: no reason, or ``whom`` is somebody whom ``actor`` cannot remove.
    """
    return _take(actor, room, whom, reason, MeasureKind.REMOVE)


@operation
def let_back_in(*, actor: Actor, room: Room, whom: Whom) -> None:
    """Raises: AccessDeniedError: ``actor`` does not run the room."""
    _take_back(actor, room, whom, MeasureKind.REMOVE)


def _take(actor: Actor, room: Room, whom: Whom, reason: str, kind: MeasureKind) -> RoomMeasure | None:
    room = lock(room.pk)
    require(actor, "rooms.run_room", room)
    text = _checked(reason)
    _check_whom(actor, room, whom)
    row = _row(room, whom)
    if getattr(row, _STATES[kind]) is not None:
        return None

    now = timezone.now()
    setattr(row, _STATES[kind], now)
    row.hand_at = None
    fields = [_STATES[kind], "hand_at"]
    if isinstance(row, RoomPerson):
        row.word_at = None
        fields.append("word_at")
    row.save(update_fields=fields)
    measure = RoomMeasure.objects.create(
        space_id=room.space_id, room=room, kind=kind, reason=text, room_title=room.title, at=now,
        by=spoken_by(actor)["author"], **_of(whom),
    )  # fmt: skip
    _tell(actor, room, whom, _DONE[kind], measure)
    return measure


def _take_back(actor: Actor, room: Room, whom: Whom, kind: MeasureKind) -> None:
    room = lock(room.pk)
    require(actor, "rooms.run_room", room)
    row = _row(room, whom)
    if getattr(row, _STATES[kind]) is None:
        return
    setattr(row, _STATES[kind], None)
    row.save(update_fields=[_STATES[kind]])
    measures = RoomMeasure.objects.filter(room=room, kind=kind, ended_at=None, **_of(whom))
    measure = measures.order_by("-pk").first()
    measures.update(ended_at=timezone.now(), ended_by=spoken_by(actor)["author"])
    _tell(actor, room, whom, _UNDONE[kind], measure)


def _tell(actor: Actor, room: Room, whom: Whom, what: str, measure: RoomMeasure | None) -> None:
    is_guest = isinstance(whom, RoomGuest)
    about: dict[str, Any] = {"guest" if is_guest else "person": whom.pk}
    take_number(actor=actor, room=room, kind=RoomEventKind.PERSON, what=what, **about)
    room.save(update_fields=["last_seq"])
    audit.record(actor=actor, verb=f"rooms.{what}", obj=room, **about)
    publish(
        RoomOrderKept(
            room.pk,
            room.space_id,
            actor.pk,
            measure_id=measure.pk if measure is not None else None,
            person_id=None if is_guest else whom.pk,
            guest_id=whom.pk if is_guest else None,
        )
    )


def _check_whom(actor: Actor, room: Room, whom: Whom) -> None:
    """Nobody decides about themselves or about who keeps order; moderators do about the room's own people."""
    if isinstance(whom, RoomGuest):
        return
    if whom.pk == actor.pk:
        raise OperationRefusedError(_("You cannot do this to yourself."))
    keepers = Membership.objects.filter(space_id=room.space_id, user=whom)
    if keepers.filter(role__in=[Role.MODERATOR, Role.ADMINISTRATOR]).exists():
        raise OperationRefusedError(_("Moderators keep order here. They cannot be muted or removed."))
    is_own = whom.pk in {room.author_id, room.host_id}
    if is_own and not standing(actor).moderates(room.space_id):
        raise OperationRefusedError(_("Whoever opened the room or hosts it cannot be muted or removed."))


def _row(room: Room, whom: Whom) -> Any:
    """The locked row that says how somebody stands in the room."""
    if isinstance(whom, RoomGuest):
        return RoomGuest.objects.select_for_update().get(pk=whom.pk, room_id=room.pk)
    row, _made = RoomPerson.objects.get_or_create(room=room, person=whom, defaults={"space": room.space})
    return row


def _of(whom: Whom) -> dict[str, Any]:
    return {"guest": whom} if isinstance(whom, RoomGuest) else {"person": whom}


def _checked(reason: str) -> str:
    text = reason.replace("\x00", "").replace("\r\n", "\n").strip()
    if not text:
        raise OperationRefusedError(_("Tell the person in a sentence why."), field="reason")
    if len(text) > LONGEST_REASON:
        raise OperationRefusedError(
            _("The reason has at most %(most)s characters.") % {"most": LONGEST_REASON}, field="reason"
        )
    return text
