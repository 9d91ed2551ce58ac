from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.addresses import in_space, words_of
from portal.audience import AudienceModel
from portal.markdown import excerpt
from portal.pictures import SCENE
from portal.tenancy import SpaceManager, SpaceModel
from portal.text import MarkdownModel
from scenarios.choices import EARLIEST_HORIZON, LATEST_HORIZON
from scenarios.querysets import ScenarioQuerySet

EXCERPT_LENGTH = 140


class Scenario(AudienceModel, MarkdownModel):
    """A picture of a possible future (its text), what drives it, and the decisions of today that lead there.

    The three counters are what its ratings add up to; whoever writes a rating writes them along. ``version``
    rises with every edit. ``picture`` names a file in the private storage that this row alone shows. What
    moderators hid (``hidden_at``), they and its author alone see.
    """

    title = models.CharField(_("title"), max_length=120)
    horizon = models.PositiveSmallIntegerField(_("year"))
    language = models.CharField(_("language"), max_length=3, blank=True)
    drivers = models.JSONField(_("what drives it"), default=list, blank=True)
    signals = models.JSONField(_("signals of it today"), default=list, blank=True)
    picture = models.CharField(max_length=40, blank=True)
    picture_text = models.CharField(_("what the picture shows"), max_length=200, blank=True)
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    hidden_at = models.DateTimeField(null=True, blank=True)
    rating_count = models.PositiveIntegerField(default=0)
    plausibility_sum = models.PositiveIntegerField(default=0)
    consistency_sum = models.PositiveIntegerField(default=0)

    objects = SpaceManager.from_queryset(ScenarioQuerySet)()  # type: ignore[misc]

    class Meta(AudienceModel.Meta):
        constraints = [
            *AudienceModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(horizon__range=(EARLIEST_HORIZON, LATEST_HORIZON)),
                name="scenario_horizon_is_a_year",
            ),
            models.CheckConstraint(
                condition=Q(
                    plausibility_sum__gte=F("rating_count"), plausibility_sum__lte=F("rating_count") * 5,
                    consistency_sum__gte=F("rating_count"), consistency_sum__lte=F("rating_count") * 5,
                ),
                name="scenario_ratings_add_up",
            ),
            models.CheckConstraint(
                condition=Q(picture="", picture_text="") | (~Q(picture="") & ~Q(picture_text="")),
                name="scenario_picture_is_said_in_words",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["space", "-id"], name="scenarios_of_space")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return in_space(self.space, "scenario", self.pk, words_of(self.title))

    @property
    def pictures(self) -> list[dict[str, Any]]:
        """Where its picture is served, the smallest first; empty while it has none."""
        if not self.picture:
            return []
        return [
            {
                "url": in_space(self.space, "scenario_picture", self.pk, self.picture, width),
                "width": width,
                "height": SCENE.height(width),
            }
            for width in SCENE.sizes
        ]

    @property
    def beginning(self) -> str:
        """The first words of the picture, for cards."""
        return excerpt(self.html, EXCERPT_LENGTH)

    @property
    def plausibility(self) -> float | None:
        """The mean of all ratings, from 1 to 5; None before the first."""
        return self.plausibility_sum / self.rating_count if self.rating_count else None

    @property
    def consistency(self) -> float | None:
        """The mean of all ratings, from 1 to 5; None before the first."""
        return self.consistency_sum / self.rating_count if self.rating_count else None


class Decision(SpaceModel):
    """What would have to be decided today; ``order`` starts at 1. It is seen by whoever sees the scenario."""

    scenario = models.ForeignKey(Scenario, on_delete=models.CASCADE, related_name="decisions")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(_("decision"), max_length=140)
    text = models.TextField(_("what it means"), blank=True, max_length=1000)

    class Meta(SpaceModel.Meta):
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["scenario", "order"], name="decision_order_once"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.scenario.get_absolute_url()}#decision-{self.pk}"

    @property
    def audience(self) -> str:
        return self.scenario.audience

    @property
    def circle_id(self) -> int | None:
        return self.scenario.circle_id

    @property
    def author_id(self) -> int | None:
        return self.scenario.author_id

    @property
    def hidden_at(self) -> datetime | None:
        return self.scenario.hidden_at
