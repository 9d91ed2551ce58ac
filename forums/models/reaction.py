from django.conf import settings
from django.db import models
from django.db.models import Q

from forums.models.topic import Post
from forums.querysets import PostReactionQuerySet
from portal.choices import ReactionKind
from portal.tenancy import SpaceManager, SpaceModel


class PostReaction(SpaceModel):
    """One person's sign at a post; how many there are of each kind is stored on the post.

    ``is_nameless``: put there by who stood in the topic without a name, and listed nowhere, wherever the post
    goes or they do.
    """

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="reactions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=ReactionKind)
    reacted_at = models.DateTimeField()
    is_nameless = models.BooleanField(default=False)

    objects = SpaceManager.from_queryset(PostReactionQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["post", "person", "kind"], name="reaction_once"),
            models.CheckConstraint(condition=Q(kind__in=ReactionKind.values), name="reaction_kind_known"),
        ]
        indexes = [models.Index(fields=["person", "-reacted_at"], name="reactions_of_person")]

    def __str__(self) -> str:
        return f"{self.kind} at {self.post_id}"
