from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.tenancy import GlobalModel


class DailyFigure(GlobalModel):
    """How many of a kind a space had on a day; no space stands for the whole network.

    Desks read these rows instead of counting posts and people. They hold numbers, never titles or names;
    ``community.selectors.desk`` is their door. ``code`` divides a kind, such as people by country.
    """

    space = models.ForeignKey("portal.Space", null=True, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    kind = models.CharField(max_length=20)
    code = models.CharField(max_length=32, blank=True)
    value = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("daily figure")
        constraints = [
            models.UniqueConstraint(fields=["space", "kind", "day", "code"], name="figure_once_a_day"),
            models.UniqueConstraint(
                fields=["kind", "day", "code"],
                condition=models.Q(space=None),
                name="network_figure_once_a_day",
            ),
        ]
        indexes = [models.Index(fields=["kind", "day"], name="figures_of_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.code} on {self.day}: {self.value}"
