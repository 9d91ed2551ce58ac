"""Tags: a shared vocabulary, and words of a space's own."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from portal.choices import WordKind
from portal.tenancy import GlobalModel, SpaceModel


class Tag(TagBase, GlobalModel):
    """A word. Without a space it belongs to the shared vocabulary, with one only to that space.

    Global as a table, because the shared words have no space; reached through ``portal.tags``, whose one
    door takes the space. taggit's own uniqueness over all spaces would leak and collide. A retired word stays
    where it is and is offered no more; one that was merged stands for the word ``merged_into``.
    """

    name = models.CharField(max_length=60)
    slug = models.SlugField(max_length=60, allow_unicode=True)
    space = models.ForeignKey(
        "portal.Space", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    kind = models.CharField(_("kind"), max_length=20, choices=WordKind, default=WordKind.FREE)
    code = models.CharField(max_length=60, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    objects: ClassVar[models.Manager["Tag"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space", "slug"], name="tag_once_per_space"),
            models.UniqueConstraint(
                fields=["slug"], condition=models.Q(space=None), name="tag_once_in_shared_vocabulary"
            ),
            models.CheckConstraint(condition=Q(kind__in=WordKind.values), name="tag_kind_known"),
            models.CheckConstraint(condition=Q(code="") | Q(space=None), name="tag_code_only_in_shared_core"),
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="tag_code_once"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(retired_at__isnull=False), name="merged_tag_is_retired"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_retired(self) -> bool:
        return self.retired_at is not None


class Tagging(SpaceModel):
    """A tag on an object of one space; each content app has its table with a ``content_object``."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+")

    class Meta(SpaceModel.Meta):
        abstract = True
