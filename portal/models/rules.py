"""House rules: what one accepts by joining a space, and what they were before."""

from django.conf import settings
from django.db import models

from portal.tenancy import SpaceModel
from portal.text import MarkdownModel


class HouseRules(SpaceModel, MarkdownModel):
    """The rules of a space from one day on; the latest ones hold, earlier ones stay readable.

    No words: from then on there were none.
    """

    valid_on = models.DateField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["space", "valid_on"], name="house_rules_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"rules of {self.space_id} from {self.valid_on}"
