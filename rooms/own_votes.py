"""What somebody gave in polls of rooms and wrote in notes: handed out to them; votes go when they leave.

Notes stay with the space without their author's name: others have written on.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.own_data import Holding, Row, in_slices, look, register
from rooms.models import NoteVersion, Room, RoomPoll, RoomPollOption, RoomPollVote
from rooms.operations.voting import forget_room_vote


def votes_of(person: Any) -> QuerySet[Any]:
    return RoomPollVote.objects.filter(person=person)


def vote_rows(person: Any) -> Iterator[Row]:
    """Of secret votes only that one took part: more is kept nowhere."""
    for votes in in_slices(votes_of(person).select_related("poll")):
        seen = look(person, [vote.poll for vote in votes], Room, "room_id")
        chosen = {pk for vote in votes for pk in vote.chosen}
        texts = {option.pk: option.label for option in RoomPollOption.objects.filter(pk__in=chosen)}
        for vote in votes:
            poll = vote.poll
            address = seen.address(poll.room_id)
            yield {
                "space": seen.space(vote),
                "room": seen.title(poll.room_id),
                "address": address,
                "question": poll.question if address else None,
                "is_secret": poll.is_secret,
                "chosen": [texts[pk] for pk in vote.chosen if pk in texts],
                "voted_at": vote.voted_at,
            }


def forget_votes(person: Any, most: int) -> int:
    found = list(votes_of(person).select_related("poll").order_by("poll__room_id", "poll_id")[:most])
    for vote in found:
        forget_room_vote(vote)
    return len(found)


def question_rows(person: Any) -> Iterator[Row]:
    for polls in in_slices(RoomPoll.objects.filter(author=person).prefetch_related("options")):
        seen = look(person, polls, Room, "room_id")
        for poll in polls:
            yield {
                "space": seen.space(poll),
                "room": seen.title(poll.room_id),
                "address": seen.address(poll.room_id),
                "question": poll.question,
                "answers": [option.label for option in poll.options.all()],
                "asked_at": poll.asked_at,
            }


def note_rows(person: Any) -> Iterator[Row]:
    """Each version that one wrote."""
    written = NoteVersion.objects.filter(author=person).exclude(body="").select_related("block")
    for versions in in_slices(written):
        seen = look(person, [version.block for version in versions], Room, "room_id")
        for version in versions:
            room_id = version.block.room_id
            yield {
                "space": seen.space(version),
                "room": seen.title(room_id),
                "address": seen.address(room_id),
                "block": version.block_id,
                "version": version.number,
                "kind": version.kind,
                "at": version.at,
                "text": version.body,
            }


register(Holding(code="room_votes", label=_("Votes in rooms"), rows=vote_rows, forget=forget_votes))
register(Holding(code="room_polls", label=_("Polls in rooms"), rows=question_rows))
register(Holding(code="room_notes", label=_("Notes in rooms"), rows=note_rows))
