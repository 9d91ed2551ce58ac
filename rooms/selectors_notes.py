"""Reads of a room's notes: the blocks in order, what goes on from them, and how one came to be."""

from typing import Any

from django.db.models import Q, QuerySet

from community.models import User
from community.selectors import people_for
from portal.operations import Actor
from portal.spaces import standing
from rooms.models import Message, NoteBlock, NoteVersion, Room, RoomPerson
from rooms.selectors import Reach, reach_of, readable_from, readers_among

MOST_PEOPLE = 200


def notes_of(room: Room) -> list[NoteBlock]:
    """The blocks that stand in their order, with authors, who does a task, and the vote of a decision."""
    if not room.has_notes:
        return []
    blocks = NoteBlock.objects.filter(room=room).standing().select_related("author", "who", "poll", "beside")
    return list(blocks.order_by("position", "pk"))


def decisions_and_tasks_of(room: Room) -> list[NoteBlock]:
    """What goes on from a meeting, for minutes and for a group with the tasks."""
    return [block for block in notes_of(room) if block.kind != "text"]


def gone_blocks_of(actor: Actor, room: Room) -> QuerySet[NoteBlock]:
    """Blocks that were removed and can be brought back; hidden ones for moderators."""
    blocks = NoteBlock.objects.filter(room=room).exclude(removed_at=None, hidden_at=None)
    if not standing(actor).moderates(room.space_id):
        blocks = blocks.shown()
    since = readable_from(actor, room)
    if since:
        blocks = blocks.filter(versions__seq__gt=since).distinct()
    return blocks.select_related("author").order_by("-removed_at", "-pk")


def was_gone_before(actor: Actor, block: NoteBlock) -> bool:
    """Whether it was removed before ``actor`` came into a room with a hidden history."""
    since = readable_from(actor, block.room)
    if (
        not since
        or block.removed_at is None
        or NoteVersion.objects.filter(block=block, seq__gt=since).exists()
    ):
        return False
    here = RoomPerson.objects.filter(room=block.room, person_id=actor.pk, joined_at__lt=block.removed_at)
    return not here.exists()


def versions_of(actor: Actor, block: NoteBlock) -> QuerySet[NoteVersion]:
    """The versions of ``block`` that ``actor`` may read, the latest first.

    A newcomer to a room with a hidden history reads what it says now, and what it said since they came in.
    """
    versions = NoteVersion.objects.filter(block=block).select_related("author")
    since = readable_from(actor, block.room)
    if since:
        versions = versions.filter(Q(seq__gt=since) | Q(number=block.version))
    return versions.order_by("-number")


def people_of(room: Room) -> QuerySet[User]:
    """Whom a task can be for: who came in, was invited or spoke, and may read the room now."""
    there = RoomPerson.objects.filter(room=room, removed_at=None).values("person_id")
    spoke = Message.objects.filter(room=room, author__isnull=False).values("author_id")
    known = Q(pk__in=there) | Q(pk__in=spoke) | Q(pk__in=[room.host_id or 0, room.author_id or 0])
    ids = list(User.objects.filter(known, is_active=True).values_list("pk", flat=True)[:MOST_PEOPLE])
    reach = reach_of(room.pk).first()
    readers = [pk for pk, _stamp in readers_among(Reach(*reach), ids)] if reach is not None else []
    return User.objects.filter(pk__in=readers)


def people_to_choose(actor: Actor, room: Room) -> list[Any]:
    """Those of ``people_of`` whom ``actor`` may see, and themselves, by their names."""
    seen = people_of(room).filter(Q(pk__in=people_for(actor).values("pk")) | Q(pk=actor.pk))
    return sorted(seen, key=lambda person: person.name.casefold())
