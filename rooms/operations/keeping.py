"""How long a room keeps what was said, and taking it away when that time is over."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from community.models import Case
from portal import audit
from portal.events import publish
from portal.lineage import content_type
from portal.operations import Actor, OperationRefusedError, operation, require
from rooms.choices import RoomEventKind
from rooms.events import KeepingChanged, RoomEmptied
from rooms.leftovers import drop_what_hangs_on
from rooms.models import Message, Room, RoomEvent
from rooms.operations.numbering import lock, take_number

SLICE: Final = 500
LONGEST_DAYS: Final = 3650
KEEPING: Final = "keeps_days"
# What a room goes on saying: that it opened and closed, what was decided, and what came of it.
_LASTING: Final = [
    RoomEventKind.STATE, RoomEventKind.OUTCOME, RoomEventKind.DETAILS,
    RoomEventKind.AGENDA, RoomEventKind.POLL, RoomEventKind.NOTE,
]  # fmt: skip


@operation
def set_keeping(*, actor: Actor, room: Room, keeps_days: int | None) -> Room:
    """Say for how many days after closing messages are kept; None: as long as the room.

    The room's stream says who changed it and how, so that everybody reads it who speaks there.

    Raises:
        AccessDeniedError: ``actor`` does not run the room, or it is closed.
        OperationRefusedError: that is no number of days.
    """
    room = lock(room.pk)
    require(actor, "rooms.view_room", room)
    require(actor, "rooms.set_keeping", room)
    if keeps_days is not None and not 1 <= keeps_days <= LONGEST_DAYS:
        raise OperationRefusedError(
            _("Choose from 1 to %(most)s days.") % {"most": LONGEST_DAYS}, field="keeps_days"
        )
    if keeps_days == room.keeps_days:
        return room

    before, room.keeps_days = room.keeps_days, keeps_days
    take_number(
        actor=actor, room=room, kind=RoomEventKind.DETAILS, what=KEEPING, days=keeps_days, before=before
    )
    room.save(update_fields=["keeps_days", "last_seq"])
    audit.record(actor=actor, verb="rooms.set_keeping", obj=room, days=keeps_days, before=before)
    publish(KeepingChanged(room.pk, room.space_id, actor.pk))
    return room


def due_rooms(now: datetime) -> QuerySet[Room]:
    """Closed rooms whose messages have to go by now; with the days compared one by one, on any database."""
    waiting = Room.objects.closed().filter(emptied_at=None).exclude(keeps_days=None)
    over = Q(pk__in=[])
    for each in set(waiting.values_list("keeps_days", flat=True)):
        over |= Q(keeps_days=each, closed_at__lte=now - timedelta(days=each))
    return waiting.filter(over).order_by("pk")


@operation
def empty_slice(*, actor: Actor, room: Room) -> bool:
    """Take the next messages of a due ``room`` away with all that hangs on them; says whether more can go.

    Numbers stay, so that nobody's place in the stream moves. What is reported waits until its case is
    decided, and the room with it. When nothing is left, the room says so, once.

    Raises:
        AccessDeniedError: ``actor`` is not the platform.
    """
    room = lock(room.pk)
    require(actor, "rooms.empty_room", room)
    if room.emptied_at is not None or not due_rooms(timezone.now()).filter(pk=room.pk).exists():
        return False
    reported = _reported_in(room)
    messages = Message.objects.filter(room=room)
    going = list(messages.exclude(pk__in=reported).order_by("seq").values_list("pk", flat=True)[:SLICE])
    if going:
        _take_away(room, going)
        return True
    if reported:
        return False

    RoomEvent.objects.filter(room=room).exclude(kind__in=_LASTING).update(
        message=None, actor=None, details={}
    )
    room.emptied_at = timezone.now()
    room.save(update_fields=["emptied_at"])
    audit.record(actor=actor, verb="rooms.empty_room", obj=room)
    publish(RoomEmptied(room.pk, room.space_id, None))
    return False


def _reported_in(room: Room) -> list[int]:
    """Ids of messages about which a case is open, or an objection waits for its answer."""
    cases = Case.objects.filter(space_id=room.space_id, object_type=content_type(Message()))
    open_ones = cases.filter(Q(decided_at=None) | Q(objected_at__isnull=False, answered_at=None))
    ids = list(open_ones.values_list("object_id", flat=True))
    return list(Message.objects.filter(room=room, pk__in=ids).values_list("pk", flat=True))


def _take_away(room: Room, ids: list[int]) -> None:
    drop_what_hangs_on(ids)
    RoomEvent.objects.filter(room=room, message__in=ids).update(message=None, actor=None, details={})
    standing = Message.objects.filter(pk__in=ids, removed_at=None).count()
    Message.objects.filter(pk__in=ids).delete()
    room.message_count -= standing
    room.save(update_fields=["message_count"])
