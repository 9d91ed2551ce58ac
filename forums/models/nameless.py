"""Who wrote without a name, apart from what they wrote. Nothing but ``forums.nameless`` reads the first."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from forums.models.held import HeldContribution
from forums.models.topic import Post, Topic
from portal.addresses import in_space
from portal.tenancy import SpaceModel


class NamelessAuthor(SpaceModel):
    """The person behind one post that stands without a name, or behind what waits to be one (``held``).

    By post and not by topic, where the first one asks: whatever is moved, merged or split, each post takes
    its row along.
    """

    post = models.OneToOneField(Post, null=True, on_delete=models.CASCADE, related_name="+")
    held = models.OneToOneField(HeldContribution, null=True, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta(SpaceModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(post=None, held__isnull=False) | Q(post__isnull=False, held=None),
                name="nameless_author_is_behind_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"behind post {self.post_id}" if self.post_id else f"behind held {self.held_id}"


class Revelation(SpaceModel):
    """A moderator looked who stands behind a post, and why; it does not hold whom they saw."""

    LONGEST = 1000

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField(max_length=LONGEST)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"revelation {self.pk}"

    def get_absolute_url(self) -> str:
        return in_space(self.space, "post_asker_shown", self.pk)

    @property
    def topic(self) -> Topic:
        return self.post.topic
