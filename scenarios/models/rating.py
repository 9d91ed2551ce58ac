from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.tenancy import SpaceModel
from scenarios.choices import Degree
from scenarios.models.scenario import Scenario


class Rating(SpaceModel):
    """What one person thinks of a scenario, and why; changed, not repeated.

    What moderators hid (``hidden_at``) counts in no sum; they and its author alone see it.
    """

    scenario = models.ForeignKey(Scenario, on_delete=models.CASCADE, related_name="ratings")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    plausibility = models.PositiveSmallIntegerField(_("plausibility"), choices=Degree)
    consistency = models.PositiveSmallIntegerField(_("consistency"), choices=Degree)
    reason = models.TextField(_("reason"), max_length=600)
    rated_at = models.DateTimeField()
    hidden_at = models.DateTimeField(null=True, blank=True)

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["scenario", "author"], name="rating_once_per_person"),
            models.CheckConstraint(
                condition=Q(plausibility__in=Degree.values), name="rating_plausibility_known"
            ),
            models.CheckConstraint(
                condition=Q(consistency__in=Degree.values), name="rating_consistency_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author_id} on {self.scenario_id}"

    def get_absolute_url(self) -> str:
        return f"{self.scenario.get_absolute_url()}#rating-{self.pk}"
