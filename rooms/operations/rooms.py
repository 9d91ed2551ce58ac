"""Opening a room, and keeping rooms inside what their space allows."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal import audit
from portal.choices import Audience
from portal.circles import add_to_circle
from portal.events import publish
from portal.lineage import check_carriage, tie
from portal.models import Circle, Space
from portal.operations import SYSTEM, Actor, OperationRefusedError, operation, require
from rooms.events import RoomOpened
from rooms.models import Room
from rooms.operations.schedule import RoomPlan, set_up


@operation
def open_room(
    *,
    actor: Actor,
    space: Space,
    title: str,
    audience: str,
    purpose: str = "",
    circle: Circle | None = None,
    source: Any = None,
    plan: RoomPlan | None = None,
) -> Room:
    """Open a room in ``space``, or set one for a time to come; ``plan`` says how.

    With the audience *parties* it is for the people of ``circle``, or, without one, for the people who are
    named one by one, beginning with its maker and its host. ``source`` is the object that is carried forward
    into the room.

    Raises:
        AccessDeniedError: ``actor`` may not open rooms here, or is not in ``circle``.
        OperationRefusedError: the space does not allow the audience, ``source`` cannot become a room, or
            what ``plan`` says cannot be.
    """
    if circle is not None:
        require(actor, "rooms.open_circle_room", circle)
    else:
        require(actor, "rooms.open_room", space)
    _check_audience(space, audience, circle)
    if source is not None:
        check_carriage(actor=actor, source=source, target="room", space_id=space.pk)

    maker = None if actor is SYSTEM else actor
    room = Room(
        space=space,
        title=title,
        purpose=purpose,
        audience=audience,
        circle=circle,
        owns_circle=audience == Audience.PARTIES and circle is None,
        author=maker,
        host=maker,
        opened_at=timezone.now(),
    )
    set_up(room, plan or RoomPlan())
    if room.owns_circle:
        _name_first_people(room)
    room.save()
    if source is not None:
        tie(actor=actor, source=source, result=room)
    audit.record(actor=actor, verb="rooms.open_room", obj=room)
    publish(RoomOpened(room.pk, space.pk, actor.pk))
    return room


@operation
def narrow_rooms(*, actor: Actor, space: Space) -> int:
    """After the space became less visible: rooms are for no more people than it allows. Returns how many."""
    require(actor, "rooms.narrow_rooms", space)
    allowed = space.audiences
    too_wide = Room.objects.filter(space=space).exclude(audience__in=allowed)
    narrowed = too_wide.update(audience=allowed[0])
    audit.record(actor=actor, verb="rooms.narrow_rooms", obj=space, space_id=space.pk, rooms=narrowed)
    return narrowed


def _check_audience(space: Space, audience: str, circle: Circle | None) -> None:
    if audience not in space.audiences:
        raise OperationRefusedError(_("A room in this space cannot be for these people."), field="audience")
    if circle is not None and audience != Audience.PARTIES:
        raise OperationRefusedError(
            _("The room of a group is for its people. Choose another audience."), field="audience"
        )


def _name_first_people(room: Room) -> None:
    room.circle = Circle.objects.create(space=room.space, title=room.title)
    for person in {each.pk: each for each in (room.author, room.host) if each is not None}.values():
        add_to_circle(room.circle, person)
