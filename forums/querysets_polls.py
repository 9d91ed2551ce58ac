"""Named sets of polls and votes; who sees which one by one is decided in ``access_polls``."""

from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from community.selectors import people_for
from forums.choices import ResultsShown
from portal.choices import Ballot
from portal.tenancy import SpaceQuerySet


class PollQuerySet(SpaceQuerySet[Any]):
    def visible_to(self, actor: Any) -> Self:
        """At posts that stand in topics that the reader may see."""
        posts = apps.get_model("forums.Post").objects
        return self.filter(post__in=posts.visible_to(actor).standing())

    def with_results_for(self, actor: Any) -> Self:
        """Those of which the reader may know what was chosen by now; who may see the poll is asked apart."""
        shown = Q(results_shown=ResultsShown.ALWAYS) | Q(closes_at__lte=timezone.now())
        if actor.pk is not None:
            votes = apps.get_model("forums.PollVote").objects
            own = Exists(votes.filter(poll=OuterRef("pk"), person_id=actor.pk))
            shown |= Q(results_shown=ResultsShown.VOTED) & Q(own)
        return self.filter(shown)

    def to_settle(self) -> Self:
        """Those that have ended, and nobody was told yet."""
        return self.filter(settled_at=None, closes_at__lte=timezone.now())


class PollVoteQuerySet(SpaceQuerySet[Any]):
    def visible_to(self, actor: Any) -> Self:
        """In open polls whose results the reader may see, of people whose profile they may see."""
        polls = apps.get_model("forums.Poll").objects
        open_ones = polls.visible_to(actor).with_results_for(actor).filter(ballot=Ballot.OPEN)
        return self.filter(poll__in=open_ones, person__in=people_for(actor))
