"""What somebody gave in polls: handed out to them, and taken away when they leave."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from forums.models import PollOption, PollVote, Post
from forums.operations.voting import forget_vote
from portal.own_data import Holding, Row, in_slices, look, register


def votes_of(person: Any) -> QuerySet[Any]:
    return PollVote.objects.filter(person=person)


def vote_rows(person: Any) -> Iterator[Row]:
    """Of secret votes only that one took part: more is kept nowhere."""
    for votes in in_slices(votes_of(person).select_related("poll__post")):
        seen = look(person, [vote.poll for vote in votes], Post, "post_id")
        chosen = {pk for vote in votes for pk in vote.chosen}
        texts = dict(PollOption.objects.filter(pk__in=chosen).values_list("pk", "text"))
        for vote in votes:
            address = seen.address(vote.poll.post_id)
            yield {
                "space": seen.space(vote),
                "address": address,
                "question": vote.poll.question if address else None,
                "is_secret": vote.poll.is_secret,
                "chosen": [texts[pk] for pk in vote.chosen if pk in texts],
                "reason": vote.reason,
                "voted_at": vote.voted_at,
            }


def forget_votes(person: Any, most: int) -> int:
    """Take them away in any case; polls count again."""
    found = list(votes_of(person).select_related("poll__post").order_by("poll_id")[:most])
    for vote in found:
        forget_vote(vote)
    return len(found)


register(Holding(code="votes", label=_("Votes in polls"), rows=vote_rows, forget=forget_votes))
