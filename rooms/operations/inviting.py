"""Asking people into a room, and answering. An invitation tells of a room; it opens none that is shut.

Only in a room that names its people one by one does it: who is asked there is one of them from then on.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from portal import audit
from portal.choices import Audience
from portal.circles import CircleChanged, add_to_circle
from portal.events import publish
from portal.models import Circle, Space
from portal.operations import SYSTEM, Actor, OperationRefusedError, operation, require
from rooms.choices import Answer
from rooms.events import PeopleInvited
from rooms.models import InvitedSpace, Room, RoomPerson
from rooms.operations.numbering import lock
from rooms.operations.refusals import RoomClosedError
from rooms.people import can_be_told, members_of, people_by_id, people_known_to, spaces_to_invite

MOST_IN_A_ROOM: Final = 300
MOST_A_DAY: Final = 600


@dataclass(frozen=True)
class Invited:
    """How many were asked now, and how many may not see the room and were told nothing; never who."""

    asked: int
    untold: int


@operation
def invite_people_to_room(*, actor: Actor, room: Room, people: Collection[int]) -> Invited:
    """Ask ``people``, ids of those whom ``actor`` may know; who is asked already is not asked twice.

    Raises:
        RoomClosedError: nobody need come any more.
        AccessDeniedError: ``actor`` does not run the room.
        OperationRefusedError: nobody was chosen, somebody is not known to ``actor``, or these are too many.
    """
    room = _locked(actor, room)
    wanted = set(people) - {actor.pk}
    if not wanted:
        raise OperationRefusedError(_("Choose somebody to invite."), field="people")
    if actor is not SYSTEM and people_known_to(actor, wanted) != wanted:
        raise OperationRefusedError(_("Choose people from the list."), field="people")
    told = _ask(actor, room, wanted, field="people")
    audit.record(actor=actor, verb="rooms.invite_people_to_room", obj=room, people=len(told.asked))
    return told.numbers


@operation
def invite_space_to_room(*, actor: Actor, room: Room, guest: Space) -> Invited:
    """Ask everybody who is a member of ``guest`` today and may see the room.

    Raises:
        RoomClosedError: nobody need come any more.
        AccessDeniedError: ``actor`` does not run the room.
        OperationRefusedError: the two spaces have nothing to do with each other, the room names its people
            one by one, or these are too many.
    """
    room = _locked(actor, room)
    if room.audience == Audience.PARTIES:
        raise OperationRefusedError(
            _("This room is only for the people named. Invite them one by one."), field="guest"
        )
    if guest.pk not in {space.pk for space in spaces_to_invite(actor, room.space)}:
        raise OperationRefusedError(_("Choose a space from the list."), field="guest")
    told = _ask(actor, room, set(members_of(guest)) - {actor.pk}, field="guest")
    InvitedSpace.objects.get_or_create(
        room=room,
        guest=guest,
        defaults={
            "space_id": room.space_id,
            "invited_by": None if actor is SYSTEM else actor,
            "invited_at": timezone.now(),
        },
    )
    audit.record(
        actor=actor, verb="rooms.invite_space_to_room", obj=room, guest=guest.pk, people=len(told.asked)
    )
    return told.numbers


@operation
def answer_room(*, actor: Actor, room: Room, answer: str) -> RoomPerson:
    """Say whether one comes; the last answer counts.

    Raises:
        RoomClosedError: it is over, or was called off.
        AccessDeniedError: ``actor`` is not signed in, or the room has no set time.
        OperationRefusedError: that is no answer.
    """
    room = lock(room.pk)
    require(actor, "rooms.view_room", room)
    if room.is_closed:
        raise RoomClosedError
    require(actor, "rooms.answer_room", room)
    if answer not in Answer.values:
        raise OperationRefusedError(_("Say whether you come."), field="answer")
    row, _made = RoomPerson.objects.get_or_create(
        room=room, person=actor, defaults={"space_id": room.space_id}
    )
    if row.answer != answer:
        row.answer, row.answered_at = answer, timezone.now()
        row.save(update_fields=["answer", "answered_at"])
        audit.record(actor=actor, verb="rooms.answer_room", obj=room, answer=answer)
    return row


@dataclass(frozen=True)
class _Told:
    asked: list[int]
    untold: int

    @property
    def numbers(self) -> Invited:
        return Invited(len(self.asked), self.untold)


def _locked(actor: Actor, room: Room) -> Room:
    room = lock(room.pk)
    require(actor, "rooms.view_room", room)
    if room.is_closed:
        raise RoomClosedError
    require(actor, "rooms.invite_to_room", room)
    return room


def _ask(actor: Actor, room: Room, wanted: set[int], *, field: str) -> _Told:
    """Write invitations, of the locked ``room``, for whom it may be; everybody else hears nothing."""
    able = can_be_told(room, wanted)
    rows = {row.person_id: row for row in RoomPerson.objects.filter(room=room, person_id__in=able)}
    # Who was removed from the room is not asked again, nor told that they were.
    fresh = sorted(
        pk for pk in able if pk not in rows or (rows[pk].invited_at is None and rows[pk].removed_at is None)
    )
    _check_number(actor, room, len(fresh), field)
    now, by = timezone.now(), None if actor is SYSTEM else actor
    RoomPerson.objects.filter(room=room, person_id__in=fresh).update(invited_at=now, invited_by=by)
    RoomPerson.objects.bulk_create(
        RoomPerson(space_id=room.space_id, room=room, person_id=pk, invited_at=now, invited_by=by)
        for pk in fresh
        if pk not in rows
    )
    if room.owns_circle and room.circle is not None:
        _name(room.circle, fresh)
    if fresh:
        publish(PeopleInvited(room.pk, room.space_id, actor.pk, tuple(fresh)))
    return _Told(fresh, len(wanted - able))


def _check_number(actor: Actor, room: Room, more: int, field: str) -> None:
    asked = RoomPerson.objects.filter(room=room).exclude(invited_at=None).count()
    if asked + more > MOST_IN_A_ROOM:
        raise OperationRefusedError(
            _("At most %(most)s people can be invited to one room. Others find it in the list of rooms.")
            % {"most": MOST_IN_A_ROOM},
            field=field,
        )
    since = timezone.now() - timedelta(days=1)
    today = RoomPerson.objects.filter(invited_by_id=actor.pk, invited_at__gt=since).count()
    if actor is not SYSTEM and today + more > MOST_A_DAY:
        raise OperationRefusedError(
            _("You have invited very many people within a day. Please go on tomorrow."), field=field
        )


def _name(circle: Circle, people: Collection[int]) -> None:
    for person in people_by_id(people):
        add_to_circle(circle, person)
        publish(CircleChanged(circle.pk, circle.space_id, person.pk))
