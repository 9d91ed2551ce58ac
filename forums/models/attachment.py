from django.db import models

from forums.models.topic import Post
from portal.models import StoredFile
from portal.tenancy import SpaceModel


class PostFile(SpaceModel):
    """A file on a post, in the order in which they were attached; as visible as the post."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.file_id} of {self.post_id}"

    @property
    def is_picture(self) -> bool:
        return self.file.content_type.startswith("image/")
