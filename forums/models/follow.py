from django.conf import settings
from django.db import models
from django.db.models import Q

from forums.choices import ChosenBy, FollowLevel
from forums.models.board import Board
from forums.models.topic import Topic
from portal.models import Tag
from portal.tenancy import GlobalModel

TARGETS = ("topic", "board", "tag", "space")


def _only(name: str) -> Q:
    """The condition that a row names this target and no other."""
    condition = Q()
    for each in TARGETS:
        condition &= Q(**{f"{each}__isnull": each != name})
    return condition


class Follow(GlobalModel):
    """What one person wants to hear of one topic, board, tag or space."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, null=True, on_delete=models.CASCADE, related_name="+")
    board = models.ForeignKey(Board, null=True, on_delete=models.CASCADE, related_name="+")
    tag = models.ForeignKey(Tag, null=True, on_delete=models.CASCADE, related_name="+")
    space = models.ForeignKey("portal.Space", null=True, on_delete=models.CASCADE, related_name="+")
    level = models.CharField(max_length=20, choices=FollowLevel)
    chosen_by = models.CharField(max_length=20, choices=ChosenBy)
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(level__in=FollowLevel.values), name="follow_level_known"),
            models.CheckConstraint(condition=Q(chosen_by__in=ChosenBy.values), name="follow_chooser_known"),
            models.CheckConstraint(
                condition=_only("topic") | _only("board") | _only("tag") | _only("space"),
                name="follow_names_one_thing",
            ),
            *(
                models.UniqueConstraint(fields=["user", name], name=f"follow_{name}_once_per_person")
                for name in TARGETS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.level}"

    @property
    def kind(self) -> str:
        return next(name for name in TARGETS if getattr(self, f"{name}_id") is not None)

    @property
    def target(self) -> Topic | Board | Tag | models.Model:
        found: models.Model = getattr(self, self.kind)
        return found
