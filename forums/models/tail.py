from django.db import models

from forums.models.topic import Post
from portal.tenancy import SpaceModel


class QuotedTail(SpaceModel):
    """What was cut off a mail that became a post: what it quoted, and a signature. It goes with the words."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="quoted_tail")
    text = models.TextField()

    def __str__(self) -> str:
        return f"tail of post {self.post_id}"
