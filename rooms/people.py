"""Who may host a room, who can be invited to it, and who is asked, comes, or is to be told of it."""

from collections.abc import Collection
from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from community.blocking import blocked_by
from community.models import Membership, Organisation, Participation, User
from community.selectors import found_people
from portal.choices import Audience, Role
from portal.models import CircleMember, Space
from portal.operations import may
from portal.spaces import readable
from rooms.choices import Answer
from rooms.models import InvitedSpace, Room, RoomPerson
from rooms.selectors import Reach, readers_among

NAMES_OFFERED: Final = 40
COMES: Final = (Answer.YES.value, Answer.MAYBE.value)


def possible_hosts(room: Room) -> QuerySet[User]:
    """Who may host ``room`` (it need not be saved yet): who contributes to its space, and may enter."""
    members = Membership.objects.filter(space_id=room.space_id).exclude(role=Role.OBSERVER)
    people = User.objects.filter(is_active=True, pk__in=members.values("user_id"))
    if room.audience == Audience.PARTIES and not room.owns_circle:
        named = CircleMember.objects.filter(circle=room.circle)
        return people.filter(pk__in=named.values("user_id"))
    return people


def hosts_offered(actor: Any, space: Space) -> list[User]:
    """Names for the field, as far as ``actor`` sees who belongs to the space; others are typed."""
    if not may(actor, "community.view_members", space):
        return []
    members = Membership.objects.filter(space=space).exclude(role=Role.OBSERVER)
    people = User.objects.filter(is_active=True, pk__in=members.values("user_id"))
    return list(people.order_by("display_name", "pk")[:NAMES_OFFERED])


def person_called(handle: str) -> User | None:
    return User.objects.filter(handle=handle.strip().lstrip("@").lower(), is_active=True).first()


def found_to_invite(actor: Any, words: str) -> list[User]:
    """People whom ``actor`` may know and whose profile has ``words``.

    Nothing here depends on who may see the room, nor on who is asked already, which would tell the same:
    that is not for ``actor`` to learn. Asking twice is harmless.
    """
    people = found_people(actor, q=words.replace("\x00", " ")).exclude(pk=actor.pk)
    return list(people.order_by("display_name", "pk")[:NAMES_OFFERED])


def spaces_to_invite(actor: Any, space: Space) -> list[Space]:
    """The space itself, and the partners of a network space or the networks of a partner's, as known."""
    in_force = Participation.objects.in_force()
    if space.is_network:
        partners = Organisation.objects.filter(pk__in=in_force.filter(space=space).values("organisation_id"))
        linked = Q(pk__in=partners.exclude(space=None).values("space_id"))
    else:
        linked = Q(pk__in=in_force.filter(organisation__space=space).values("space_id"))
    known = readable(actor).filter(linked | Q(pk=space.pk))
    return sorted(known, key=lambda each: (each.pk != space.pk, each.name.casefold()))


def invited_spaces(room: Room, actor: Any) -> list[Space]:
    """The spaces that were invited, as far as ``actor`` may know of them."""
    guests = InvitedSpace.objects.filter(room=room).values("guest_id")
    return list(readable(actor).filter(pk__in=guests).order_by("name"))


def reach(room: Room) -> Reach:
    return Reach(room.space_id, room.space.visibility, room.audience, room.circle_id)


def can_be_told(room: Room, people: Collection[int]) -> set[int]:
    """Those of ``people`` who may see the room; where it names its people, who may know of its space."""
    where = reach(room)
    if room.owns_circle:
        where = where._replace(audience=Audience.PUBLIC)
    return set(readers_among(where, people).values_list("pk", flat=True))


def members_of(space: Space) -> list[int]:
    return list(Membership.objects.filter(space=space).values_list("user_id", flat=True))


def asks(person: Any) -> QuerySet[RoomPerson]:
    """The rows by which ``person`` is asked into rooms, or has answered; none from whom they blocked."""
    rows = RoomPerson.objects.filter(person_id=person.pk, removed_at=None)
    unwanted = Q(answer="", invited_by__in=blocked_by(person))
    return rows.filter(~Q(answer="") | Q(invited_at__isnull=False)).exclude(unwanted)


def concerned(room: Room) -> list[int]:
    """Ids of who is to hear of changes: who said yes or perhaps, who has not answered, and the host."""
    rows = RoomPerson.objects.filter(room=room, removed_at=None).exclude(answer=Answer.NO)
    asked = rows.filter(Q(answer__in=COMES) | Q(invited_at__isnull=False))
    return list(dict.fromkeys([*asked.values_list("person_id", flat=True), *_host(room)]))


def who_comes(room: Room) -> QuerySet[RoomPerson]:
    return RoomPerson.objects.filter(room=room, removed_at=None, answer__in=COMES)


def _host(room: Room) -> list[int]:
    return [room.host_id] if room.host_id is not None else []


def people_known_to(actor: Any, people: Collection[int]) -> set[int]:
    return set(found_people(actor).filter(pk__in=people).values_list("pk", flat=True))


def people_by_id(people: Collection[int]) -> list[User]:
    return list(User.objects.filter(pk__in=people, is_active=True).order_by("pk"))


def answers_of(room: Room) -> dict[str, int]:
    """How many people said what."""
    rows = RoomPerson.objects.filter(room=room, removed_at=None).exclude(answer="")
    counted = dict(rows.values_list("answer").annotate(many=Count("pk")))
    return {answer: counted.get(answer, 0) for answer in Answer.values}


def answer_of(room: Room, person: Any) -> RoomPerson | None:
    return RoomPerson.objects.filter(room=room, person_id=person.pk).first() if person.pk else None


def who_answered(room: Room) -> list[RoomPerson]:
    """Everybody who answered, those who come first; for who runs the room."""
    rows = RoomPerson.objects.filter(room=room, removed_at=None).exclude(answer="")
    order = list(Answer.values)
    found = rows.select_related("person__profile").order_by("person__display_name", "pk")
    return sorted(found, key=lambda row: order.index(row.answer))


def how_many_asked(room: Room) -> int:
    return RoomPerson.objects.filter(room=room, removed_at=None).exclude(invited_at=None).count()
