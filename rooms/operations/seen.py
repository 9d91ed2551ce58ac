"""How far people have read. That is their own affair: nothing is audited, nobody is told."""

from collections.abc import Mapping

from django.db.models import F, Value
from django.db.models.functions import Greatest

from portal.operations import Actor, operation, require
from rooms.models import Room, RoomPerson


@operation
def keep_seen(*, actor: Actor, room: Room, seen: Mapping[int, int]) -> None:
    """Raise the marks of the people ``seen`` names by their ids to these numbers; none ever goes back.

    For the platform alone, which hears them over lines of people who are in the room. Without the room's
    lock: a mark is behind or ahead of a message, never in its way.
    """
    require(actor, "rooms.keep_seen", room)
    last = Room.objects.values_list("last_seq", flat=True).get(pk=room.pk)
    marks = {pk: min(seq, last) for pk, seq in seen.items()}
    known = {row.person_id: row for row in RoomPerson.objects.filter(room=room, person_id__in=marks)}
    risen = [row for pk, row in known.items() if marks[pk] > row.seen_seq]
    for row in risen:
        # The greater of both when it is written: of two devices the slower one must not win.
        row.seen_seq = Greatest(F("seen_seq"), Value(marks[row.person_id]))
    RoomPerson.objects.bulk_update(risen, ["seen_seq"])
    RoomPerson.objects.bulk_create(
        [
            RoomPerson(space_id=room.space_id, room=room, person_id=pk, seen_seq=seq)
            for pk, seq in marks.items()
            if pk not in known
        ],
        ignore_conflicts=True,
    )
