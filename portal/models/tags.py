"""Tags: a shared vocabulary, and words of a space's own."""

from typing import ClassVar

from django.db import models
from taggit.models import TagBase

from portal.tenancy import GlobalModel, SpaceModel


class Tag(TagBase, GlobalModel):
    """A word. Without a space it belongs to the shared vocabulary, with one only to that space.

    Global as a table, because the shared words have no space; reached through ``portal.tags``, whose one
    door takes the space. taggit's own uniqueness over all spaces would leak and collide.
    """

    name = models.CharField(max_length=60)
    slug = models.SlugField(max_length=60, allow_unicode=True)
    space = models.ForeignKey(
        "portal.Space", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    objects: ClassVar[models.Manager["Tag"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space", "slug"], name="tag_once_per_space"),
            models.UniqueConstraint(
                fields=["slug"], condition=models.Q(space=None), name="tag_once_in_shared_vocabulary"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Tagging(SpaceModel):
    """A tag on an object of one space; each content app has its table with a ``content_object``."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+")

    class Meta(SpaceModel.Meta):
        abstract = True
