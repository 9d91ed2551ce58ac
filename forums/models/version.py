from django.conf import settings
from django.db import models
from django.db.models import Q

from forums.models.topic import Post
from forums.querysets import PostVersionQuerySet
from portal.tenancy import SpaceManager, SpaceModel


class PostVersion(SpaceModel):
    """What a post said from ``written_at`` on; there are none of a post that nobody has changed.

    The latest one says what the post says, or said before it was removed. ``title`` is that of the topic, on
    versions of its first post.
    """

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField()
    title = models.CharField(max_length=140, blank=True)
    body = models.TextField(blank=True)

    objects = SpaceManager.from_queryset(PostVersionQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["post", "number"], name="post_version_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="post_versions_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.post_id}"

    @property
    def text(self) -> str:
        """Title and words, as they stood."""
        return f"{self.title}\n\n{self.body}" if self.title else self.body
