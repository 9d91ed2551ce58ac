from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.choices import ResultsShown
from forums.models.topic import Post
from forums.querysets_polls import PollQuerySet, PollVoteQuerySet
from portal.addresses import in_space
from portal.ballots import FEWEST_SECRET
from portal.choices import Ballot
from portal.tenancy import SpaceManager, SpaceModel

MOST_IN_QUESTION, MOST_IN_OPTION, MOST_IN_REASON = 200, 120, 280


class Poll(SpaceModel):
    """A question with answers to choose from, at a post; it goes wherever the post goes.

    It ends at ``closes_at``, whether or not anybody notices; ``settled_at`` is when those who took part were
    told. Counters are stored, here and on the options.
    """

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="poll")
    question = models.CharField(_("question"), max_length=MOST_IN_QUESTION)
    takes_several = models.BooleanField(default=False)
    ballot = models.CharField(max_length=20, choices=Ballot, default=Ballot.OPEN)
    results_shown = models.CharField(max_length=20, choices=ResultsShown, default=ResultsShown.ALWAYS)
    closes_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    voter_count = models.PositiveIntegerField(default=0)

    objects = SpaceManager.from_queryset(PollQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(ballot__in=Ballot.values), name="poll_ballot_known"),
            models.CheckConstraint(
                condition=Q(results_shown__in=ResultsShown.values), name="poll_results_shown_known"
            ),
        ]
        indexes = [models.Index(fields=["closes_at"], condition=Q(settled_at=None), name="polls_to_settle")]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return in_space(self.space, "post", self.post_id)

    @property
    def audience(self) -> str:
        """A poll is for whom its topic is."""
        return self.post.audience

    @property
    def is_secret(self) -> bool:
        return self.ballot == Ballot.SECRET

    @property
    def is_too_small(self) -> bool:
        """Whether so few gave secret votes that the numbers would tell who chose what, also at the end."""
        return self.is_secret and self.voter_count < FEWEST_SECRET

    @property
    def is_closed(self) -> bool:
        now: datetime = timezone.now()
        return self.closes_at <= now

    @property
    def has_votes(self) -> bool:
        return self.voter_count > 0


class PollOption(SpaceModel):
    """One answer that can be chosen, and how many chose it."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="options")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=MOST_IN_OPTION)
    vote_count = models.PositiveIntegerField(default=0)

    class Meta(SpaceModel.Meta):
        constraints = [models.UniqueConstraint(fields=["poll", "order"], name="poll_option_order_once")]

    def __str__(self) -> str:
        return self.text


class PollVote(SpaceModel):
    """That somebody took part and, in an open poll, what they chose: ids of options.

    Of a secret vote neither the choice nor a reason nor the time is kept here or anywhere else: the choice
    is in the counters alone, and sealed in the browser of who voted (``portal.ballots``).
    """

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="votes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    chosen = models.JSONField(default=list, blank=True)
    reason = models.CharField(max_length=MOST_IN_REASON, blank=True)
    voted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = SpaceManager.from_queryset(PollVoteQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["poll", "person"], name="poll_vote_once"),
            models.CheckConstraint(
                condition=Q(voted_at__isnull=False) | Q(chosen=[], reason=""), name="secret_votes_say_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"vote {self.pk} in {self.poll_id}"
