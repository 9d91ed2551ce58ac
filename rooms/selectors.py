"""Reads of rooms: messages by number, the lists of a space, and who among some people may read."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from community.blocking import blocked_with, learn_blocked
from community.models import Membership, User
from portal.choices import Audience, MemberList, Role, Visibility
from portal.keyset import Slice, cut
from portal.models import CircleMember
from rooms.choices import History
from rooms.models import Message, Room, RoomEvent, RoomPerson
from rooms.places import readable_from as readable_from  # noqa: PLC0414  (asked for here)
from rooms.places import take_place, with_place


class Reach(NamedTuple):
    """What decides who may read a room."""

    space_id: int
    visibility: str
    audience: str
    circle_id: Any  # the id of a circle, or None
    room_id: int = 0
    history: str = History.ALL
    author_id: int | None = None
    host_id: int | None = None

    def reads_all(self, person_id: int) -> bool:
        """Also what was said before they came in, which guests (below zero) never do.

        The single form is ``readable_from``.
        """
        is_open = self.history == History.ALL or person_id in {self.author_id, self.host_id}
        return person_id > 0 and is_open


def reach_of(room_id: int) -> QuerySet[Room, tuple[Any, ...]]:
    return Room.objects.filter(pk=room_id).values_list(
        "space_id", "space__visibility", "audience", "circle_id", "pk", "history", "author_id", "host_id"
    )


def readers_among(reach: Reach, user_ids: Collection[int]) -> QuerySet[User, tuple[int, str]]:
    """Those of ``user_ids`` who may read a room of that ``reach``, with their password's hash.

    Says for many people what ``visible_to`` within a reader's scope says for one; a test holds them
    together for every role.
    """
    removed = RoomPerson.objects.filter(room_id=reach.room_id, removed_at__isnull=False)
    people = User.objects.filter(_reads(reach), pk__in=user_ids, is_active=True)
    people = people.exclude(pk__in=removed.values("person_id"))
    return people.values_list("pk", "password")


def readers_of(room: Room) -> QuerySet[Any]:
    """The ids of all who may read ``room``, as part of another query."""
    reach = Reach(room.space_id, room.space.visibility, room.audience, room.circle_id)
    return User.objects.filter(_reads(reach), is_active=True).values("pk")


def _reads(room: Reach) -> Q:
    """The condition on a person: they know the room's space, and are among its audience."""
    mine = Membership.objects.filter(user_id=OuterRef("pk"))
    is_member = Q(Exists(mine.filter(space_id=room.space_id)))
    if room.audience == Audience.SPACE:
        return is_member
    is_of_network = is_member | Q(Exists(mine.of_the_network()))
    knows_space = {Visibility.PUBLIC: Q(), Visibility.NETWORK: is_of_network, Visibility.HIDDEN: is_member}
    knows = knows_space[Visibility(room.visibility)]
    if room.audience == Audience.PARTIES:
        parties = CircleMember.objects.filter(
            space_id=room.space_id, circle_id=room.circle_id, user_id=OuterRef("pk")
        )
        return knows & Q(Exists(parties))
    return knows & is_of_network if room.audience == Audience.NETWORK else knows


def keepers_among(room_id: int, user_ids: Collection[int]) -> set[int]:
    """Those of ``user_ids``, all readers of the room, who may run it: its host, its author and moderators.

    Whether they may at this moment, muted or in an archived space, is the operations' to ask.
    """
    room = Room.objects.filter(pk=room_id).values_list("space_id", "author_id", "host_id").first()
    if room is None:
        return set()
    space_id, *own = room
    keepers = Membership.objects.filter(
        space_id=space_id, user_id__in=user_ids, role__in=[Role.MODERATOR, Role.ADMINISTRATOR]
    )
    return (set(user_ids) & set(own)) | set(keepers.values_list("user_id", flat=True))


def shown_people_among(room_id: int, user_ids: Collection[int]) -> set[int]:
    """Those of ``user_ids``, all readers of the room, who see by name who is in it.

    The people of a group know each other. Elsewhere it takes what it takes to see the space's members, or to
    be of the network where the space makes no secret of them. All others hear how many there are.
    """
    room = (
        Room.objects.filter(pk=room_id).values_list("space_id", "audience", "space__members_shown_to").first()
    )
    if room is None:
        return set()
    space_id, audience, members_shown_to = room
    if audience == Audience.PARTIES:
        return set(user_ids)
    mine = Membership.objects.filter(user_id__in=user_ids)
    here = mine.filter(space_id=space_id)
    if members_shown_to == MemberList.MODERATORS:
        return set(
            here.filter(role__in=[Role.MODERATOR, Role.ADMINISTRATOR]).values_list("user_id", flat=True)
        )
    return set((here | mine.of_the_network()).values_list("user_id", flat=True))


class Said(NamedTuple):
    """A message as it is now."""

    seq: int
    id: int
    client_id: UUID
    body: str
    html: str
    at: datetime
    edited_at: datetime | None
    removed_at: datetime | None
    reply_to: int | None
    reaction_counts: dict[str, int]
    file_count: int
    author_id: int | None
    author_name: str
    guest_id: int | None = None
    guest_name: str = ""


class Happened(NamedTuple):
    """A lasting event with the message that it is about, if it is about one."""

    seq: int
    kind: str
    id: int
    at: datetime
    details: dict[str, Any]
    said: Said | None


class Outcome(NamedTuple):
    body: str
    html: str


_EVENT = ("seq", "kind", "pk", "at", "details")
_MESSAGE = (
    "message__seq", "message_id", "message__client_id", "message__body", "message__html", "message__at",
    "message__edited_at", "message__removed_at", "message__reply_to_id",
    "message__reaction_counts", "message__file_count", "message__author_id",
)  # fmt: skip


def events_after(room_id: int, seq: int, most: int) -> QuerySet[RoomEvent, tuple[Any, ...]]:
    """Rows of lasting events later than ``seq`` in order, with their messages as they are now.

    ``happened`` reads them. Rows, since this runs for every message of every open room.
    """
    events = RoomEvent.objects.filter(room_id=room_id, seq__gt=seq).order_by("seq")
    name = Coalesce(
        NullIf("message__author__display_name", Value("")),
        "message__author__handle",
        output_field=CharField(),
    )
    guest = ("message__guest_id", "message__guest__name")
    return events.values_list(*_EVENT, *_MESSAGE, name, *guest)[:most]


def happened(row: Sequence[Any]) -> Happened:
    event, message = row[: len(_EVENT)], row[len(_EVENT) :]
    seq, kind, pk, at, details = event
    return Happened(seq, kind, pk, at, details, Said(*message) if message[1] is not None else None)


def readable_messages(actor: Any, room: Room) -> QuerySet[Message]:
    """What ``actor`` may read of what was said in ``room`` and not removed, whatever its order."""
    messages = Message.objects.filter(room=room, removed_at=None)
    above = readable_from(actor, room)
    return messages.filter(seq__gt=above) if above else messages


def shown_messages(actor: Any, room: Room) -> QuerySet[Message]:
    """``readable_messages`` with their authors and what they reply to."""
    return readable_messages(actor, room).select_related(
        "author__profile", "guest", "reply_to__author", "reply_to__guest"
    )


def messages_before(room: Room, seq: int | None, most: int, *, actor: Any) -> list[Message]:
    """The last ``most`` messages that ``actor`` may read below ``seq`` (or of all), oldest first."""
    messages = shown_messages(actor, room)
    if seq is not None:
        messages = messages.filter(seq__lt=seq)
    return list(messages.order_by("-seq")[:most])[::-1]


def messages_after(room: Room, seq: int, most: int, *, actor: Any) -> list[Message]:
    return list(shown_messages(actor, room).filter(seq__gt=seq).order_by("seq")[:most])


def messages_around(room: Room, seq: int, most: int, *, actor: Any) -> tuple[list[Message], bool]:
    """Some ``most`` messages with those about ``seq`` in their middle, and whether they are the last ones."""
    before = messages_before(room, seq, most // 2, actor=actor)
    after = messages_after(room, seq - 1, most - most // 2 + 1, actor=actor)
    return before + after[: most - most // 2], len(after) <= most - most // 2


def unread_in(room: Room, actor: Any, seq: int, most: int) -> int:
    """How many messages of others stand after ``seq``, counted no further than ``most``."""
    return len(
        readable_messages(actor, room)
        .filter(seq__gt=seq)
        .exclude(author_id=actor.pk)
        .values_list("pk")[:most]
    )


def room_for(actor: Any, space: Any, pk: int) -> QuerySet[Room]:
    """The room of this id in ``space`` as far as ``actor`` may see it; ``met`` reads what comes with it."""
    rooms = (
        Room.objects.visible_to(actor).filter(pk=pk, space=space).select_related("space", "author", "host")
    )
    if actor.pk is None:
        return rooms
    return with_place(rooms, actor).annotate(blocked_ids=blocked_with(actor))


def met(actor: Any, room: Room) -> Room:
    """``room`` as ``room_for`` gave it, with the reader's place and whom they blocked taken off it."""
    if actor.pk is not None:
        learn_blocked(actor, vars(room)["blocked_ids"])
    return take_place(actor, room)


def open_rooms(actor: Any, space: Any, *, most: int, before: str = "") -> Slice:
    """The open rooms of ``space`` (of all spaces: None) for ``actor``, the liveliest first."""
    rooms = Room.objects.visible_to(actor).open().for_cards().with_lively_at().with_unread(actor)
    here = rooms.filter(space=space) if space is not None else rooms
    return cut(here, by="lively_at", before=before, size=most)


def closed_rooms(actor: Any, space: Any, *, before: int | None = None, most: int = 20) -> list[Room]:
    """The closed rooms of ``space`` with an id below ``before``, latest made first."""
    rooms = (
        Room.objects.visible_to(actor)
        .closed()
        .filter(space=space)
        .for_cards()
        .with_unread(actor)
        .order_by("-pk")
    )
    return list((rooms.filter(pk__lt=before) if before is not None else rooms)[:most])


def room_of_circle(actor: Any, circle_id: int) -> Room | None:
    """The first room of a group's people that ``actor`` may see."""
    rooms = Room.objects.visible_to(actor).filter(circle_id=circle_id)
    return rooms.select_related("space").order_by("-state", "pk").first()
