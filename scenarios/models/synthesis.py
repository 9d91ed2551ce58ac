from django.db import models

from portal.addresses import in_space
from portal.audience import AudienceModel, AudienceQuerySet
from portal.tenancy import SpaceManager
from portal.text import MarkdownModel


class Synthesis(AudienceModel, MarkdownModel):
    """What the editors of a space conclude from its scenarios; ``author`` is who wrote it last."""

    published_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)

    objects = SpaceManager.from_queryset(AudienceQuerySet)()  # type: ignore[misc]

    class Meta(AudienceModel.Meta):
        constraints = [
            *AudienceModel.Meta.constraints,
            models.UniqueConstraint(fields=["space"], name="synthesis_once_per_space"),
        ]

    def __str__(self) -> str:
        return f"synthesis of {self.space_id}"

    def get_absolute_url(self) -> str:
        return f"{in_space(self.space, 'scenarios')}#synthesis"
