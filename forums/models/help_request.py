from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.vocabularies import Sector
from forums.choices import FirmSize, Outcome, Urgency
from forums.models.topic import Post, Topic
from forums.querysets import HelpRequestQuerySet
from portal import countries
from portal.tenancy import SpaceManager, SpaceModel

# An answer has had time to prove itself. Of older ones nobody remembers, so they are not asked about.
ASKED_AFTER: Final = timedelta(days=30)
ASKED_WITHIN: Final = timedelta(days=120)
# The first two days belong to those who were asked.
WIDER_AFTER: Final = timedelta(hours=48)


class HelpRequest(SpaceModel):
    """What a topic of kind help says besides its words: where the question comes from, and what came of it.

    ``outcome`` is what the asker says of the answer that is accepted now; another answer begins anew. Its
    counters are stored: people who ``SameProblem``, those of them for whom the answer worked, and answers
    that helped.
    """

    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, related_name="help_request")
    trade = models.CharField(_("trade or field"), max_length=20, choices=Sector, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    firm_size = models.CharField(_("size"), max_length=10, choices=FirmSize, blank=True)
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency, blank=True)
    wider_agreed_at = models.DateTimeField(null=True, blank=True)
    went_wider_at = models.DateTimeField(null=True, blank=True)
    asked_whether_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(_("did it work?"), max_length=10, choices=Outcome, blank=True)
    outcome_at = models.DateTimeField(null=True, blank=True)
    same_count = models.PositiveIntegerField(default=0)
    worked_count = models.PositiveIntegerField(default=0)
    helpful_count = models.PositiveIntegerField(default=0)

    objects = SpaceManager.from_queryset(HelpRequestQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(trade__in=["", *Sector.values]), name="help_request_trade_known"
            ),
            models.CheckConstraint(
                condition=Q(firm_size__in=["", *FirmSize.values]), name="help_request_size_known"
            ),
            models.CheckConstraint(
                condition=Q(urgency__in=["", *Urgency.values]), name="help_request_urgency_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_at=None)
                | Q(outcome__in=Outcome.values, outcome_at__isnull=False),
                name="help_request_outcome_has_its_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-same_count", "-topic"], condition=Q(same_count__gt=0), name="help_requests_shared"
            ),
        ]

    def __str__(self) -> str:
        return str(self.topic)

    @property
    def may_go_wider(self) -> bool:
        return self.wider_agreed_at is not None

    @property
    def is_verified(self) -> bool:
        return self.outcome == Outcome.YES

    @property
    def tone(self) -> str:
        """How its accepted answer looks."""
        return "warning" if self.outcome in {Outcome.PARTLY, Outcome.NO} else "success"

    @property
    def country_name(self) -> str:
        return countries.name_of(self.country)

    @property
    def context(self) -> list[str]:
        """Where the question comes from, as words in the reader's language."""
        said = [self.get_trade_display(), self.country_name, self.get_firm_size_display()]
        return [str(words) for words in said if words]

    @property
    def is_pressing(self) -> bool:
        return self.urgency in {Urgency.TODAY, Urgency.THIS_WEEK}


class HelpfulAnswer(SpaceModel):
    """A post that helped, as the asker or a moderator says; there may be several in a topic."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="helpful")
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    marked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.post_id} helped"


class SameProblem(SpaceModel):
    """Somebody who has the same problem; ``worked_at`` is when they said that the answer worked for them."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="same_problems")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    said_at = models.DateTimeField()
    worked_at = models.DateTimeField(null=True, blank=True)

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["topic", "person"], name="same_problem_once"),
        ]
        indexes = [models.Index(fields=["person", "-said_at"], name="same_problems_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} shares {self.topic_id}"
