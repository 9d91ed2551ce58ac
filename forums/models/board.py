from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.querysets import BoardQuerySet
from portal.addresses import in_space
from portal.choices import Audience
from portal.models.space import SLUG_PATTERN
from portal.tenancy import SpaceManager, SpaceModel


class Board(SpaceModel):
    """A shelf for topics. ``audience`` is what new topics start with; each topic carries its own."""

    slug = models.CharField(_("address"), max_length=50, validators=[RegexValidator(SLUG_PATTERN)])
    name = models.CharField(_("name"), max_length=80)
    purpose = models.CharField(_("what belongs here"), max_length=200, blank=True)
    audience = models.CharField(
        _("who can see new topics"), max_length=20, choices=Audience, default=Audience.SPACE
    )
    order = models.PositiveSmallIntegerField(default=0)
    topic_count = models.PositiveIntegerField(default=0)
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = SpaceManager.from_queryset(BoardQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["space", "slug"], name="board_slug_once_per_space"),
            models.CheckConstraint(
                condition=models.Q(audience__in=Audience.values), name="board_audience_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return in_space(self.space, "board", self.slug)
