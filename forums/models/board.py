from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from forums.choices import BoardColour, OpenedBy, TopicKind
from forums.querysets import BoardQuerySet
from portal.addresses import in_space
from portal.choices import Audience
from portal.models.space import SLUG_PATTERN
from portal.tenancy import SpaceManager, SpaceModel


class Board(SpaceModel):
    """A shelf for topics. ``audience`` is what new topics start with; each topic carries its own.

    ``kinds`` are the kinds of topic that it takes; an empty list takes every kind, also those to come.
    """

    slug = models.CharField(_("address"), max_length=50, validators=[RegexValidator(SLUG_PATTERN)])
    name = models.CharField(_("name"), max_length=80)
    purpose = models.CharField(_("what belongs here"), max_length=200, blank=True)
    audience = models.CharField(
        _("who can see new topics"), max_length=20, choices=Audience, default=Audience.SPACE
    )
    colour = models.CharField(_("colour"), max_length=10, choices=BoardColour, blank=True)
    opened_by = models.CharField(
        _("who begins topics"), max_length=20, choices=OpenedBy, default=OpenedBy.MEMBERS
    )
    kinds = models.JSONField(_("kinds of topic"), default=list, blank=True)
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
            models.CheckConstraint(
                condition=models.Q(colour__in=BoardColour.values), name="board_colour_known"
            ),
            models.CheckConstraint(
                condition=models.Q(opened_by__in=OpenedBy.values), name="board_opened_by_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return in_space(self.space, "board", self.slug)

    @property
    def kinds_taken(self) -> list[TopicKind]:
        return [kind for kind in TopicKind if kind in self.kinds] or list(TopicKind)

    def takes(self, kind: str) -> bool:
        return kind in self.kinds_taken
