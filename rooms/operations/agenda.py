"""The agenda of a room: writing it, and putting it in order."""

from typing import Any, Final

from django.db.models import Max
from django.utils.translation import gettext as _

from portal import audit
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require
from rooms.agenda_lines import AgendaLine, read_lines
from rooms.choices import RoomEventKind
from rooms.events import MeetingMoved
from rooms.models import AgendaItem, Room
from rooms.models.agenda import MOST_IN_NOTE, MOST_IN_TITLE, MOST_MINUTES
from rooms.operations.numbering import lock, take_number
from rooms.operations.refusals import RoomClosedError
from rooms.selectors import Reach, reach_of, readers_among

MOST_ITEMS: Final = 40


@operation
def set_agenda(*, actor: Actor, room: Room, lines: str) -> list[AgendaItem]:
    """Make ``lines`` what is still to come, in their order; an empty text empties it.

    What has started stays. An item whose title stays keeps its note and who leads it.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` does not run the room.
        OperationRefusedError: there are too many lines, or one is too long; for the field ``lines``.
    """
    room = lock_for_agenda(actor, room)
    wanted = read_lines(lines)
    started = list(AgendaItem.objects.filter(room=room, started_at__isnull=False).order_by("order", "pk"))
    _check_lines(wanted, len(started))

    to_come = AgendaItem.objects.filter(room=room, started_at=None)
    kept = {item.title: item for item in to_come.order_by("-order", "-pk")}
    first = started[-1].order + 1 if started else 1
    items = []
    for order, line in enumerate(wanted, start=first):
        item = kept.pop(line.title, None) or AgendaItem(space=room.space, room=room, title=line.title)
        item.order, item.minutes = order, line.minutes
        item.save()
        items.append(item)
    to_come.exclude(pk__in=[item.pk for item in items]).delete()
    tell_agenda(actor, room, "rooms.set_agenda")
    return items


@operation
def add_agenda_item(
    *,
    actor: Actor,
    room: Room,
    title: str,
    minutes: int | None = None,
    lead: Any = None,
    note: str = "",
) -> AgendaItem:
    """Append an item. ``lead``: somebody who may read the room.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` does not run the room.
        OperationRefusedError: there are too many items, or ``lead`` may not come in.
    """
    room = lock_for_agenda(actor, room)
    _check_lines([AgendaLine(title, minutes)], AgendaItem.objects.filter(room=room).count(), field="title")
    check_lead(room, lead)
    last = AgendaItem.objects.filter(room=room).aggregate(last=Max("order"))["last"] or 0
    item: AgendaItem = AgendaItem.objects.create(
        space=room.space, room=room, order=last + 1, title=title, minutes=minutes, lead=lead, note=note
    )
    tell_agenda(actor, room, "rooms.add_agenda_item")
    return item


@operation
def change_agenda_item(
    *, actor: Actor, item: AgendaItem, title: str, minutes: int | None, lead: Any, note: str
) -> AgendaItem:
    """Other words, time or lead; also of what runs or is over.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` does not run the room.
        OperationRefusedError: ``lead`` may not come in, or something is too long.
    """
    room = lock_for_agenda(actor, item.room)
    item = AgendaItem.objects.get(pk=item.pk, room=room)
    _check_lines([AgendaLine(title, minutes)], 0, field="title")
    if lead is None or lead.pk != item.lead_id:
        check_lead(room, lead)
    item.title, item.minutes, item.lead, item.note = title, minutes, lead, note[:MOST_IN_NOTE]
    item.save(update_fields=["title", "minutes", "lead", "note"])
    tell_agenda(actor, room, "rooms.change_agenda_item")
    return item


@operation
def move_agenda_item(*, actor: Actor, item: AgendaItem, up: bool) -> None:
    """One place up or down among what is still to come; at its end it stays where it is.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` does not run the room.
    """
    room = lock_for_agenda(actor, item.room)
    items = list(AgendaItem.objects.filter(room=room, started_at=None).order_by("order", "pk"))
    here = next((place for place, each in enumerate(items) if each.pk == item.pk), None)
    there = None if here is None else here + (-1 if up else 1)
    if here is None or there is None or not 0 <= there < len(items):
        return
    items[here].order, items[there].order = items[there].order, items[here].order
    AgendaItem.objects.bulk_update([items[here], items[there]], ["order"])
    tell_agenda(actor, room, "rooms.move_agenda_item")


@operation
def remove_agenda_item(*, actor: Actor, item: AgendaItem) -> None:
    """Take an item away that has not started.

    Raises:
        RoomClosedError: the room is closed.
        AccessDeniedError: ``actor`` does not run the room.
        OperationRefusedError: it has started, so the minutes tell of it.
    """
    room = lock_for_agenda(actor, item.room)
    item = AgendaItem.objects.get(pk=item.pk, room=room)
    if not item.is_to_come:
        raise OperationRefusedError(_("This has been talked about already, so it stays on the agenda."))
    item.delete()
    tell_agenda(actor, room, "rooms.remove_agenda_item")


def lock_for_agenda(actor: Actor, room: Room) -> Room:
    """The locked room whose agenda ``actor`` may change."""
    room = lock(room.pk)
    require(actor, "rooms.view_room", room)
    if room.is_closed:
        raise RoomClosedError
    require(actor, "rooms.run_room", room)
    return room


def tell_agenda(actor: Actor, room: Room, verb: str) -> None:
    """Number the change, keep the room's flag true, and tell open pages."""
    room.has_agenda = AgendaItem.objects.filter(room=room).exists()
    take_number(actor=actor, room=room, kind=RoomEventKind.AGENDA)
    room.save(update_fields=["has_agenda", "last_seq"])
    audit.record(actor=actor, verb=verb, obj=room)
    publish(MeetingMoved(room.pk, room.space_id, actor.pk))


def check_lead(room: Room, lead: Any) -> None:
    if lead is None:
        return
    reach = Reach(*reach_of(room.pk).get())
    if not readers_among(reach, [lead.pk]).exists():
        raise OperationRefusedError(_("This person cannot come into the room."), field="lead")


def _check_lines(wanted: list[AgendaLine], already: int, *, field: str = "lines") -> None:
    if already + len(wanted) > MOST_ITEMS:
        raise OperationRefusedError(
            _("An agenda has at most %(most)s items.") % {"most": MOST_ITEMS}, field=field
        )
    if any(len(line.title) > MOST_IN_TITLE for line in wanted):
        raise OperationRefusedError(
            _("One line of an agenda has at most %(most)s characters.") % {"most": MOST_IN_TITLE}, field=field
        )
    if any(line.minutes is not None and not 1 <= line.minutes <= MOST_MINUTES for line in wanted):
        raise OperationRefusedError(
            _("An item takes from 1 to %(most)s minutes.") % {"most": MOST_MINUTES},
            field="minutes" if field == "title" else field,
        )
