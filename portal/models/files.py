from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models

from portal.tenancy import SpaceModel


def private_storage() -> Storage:
    return storages["private"]


def random_path(stored: "StoredFile", filename: str) -> str:
    """The random name spread over folders; the name that people gave is only a column."""
    return f"{stored.name[:2]}/{stored.name}"


class StoredFile(SpaceModel):
    """A file that somebody attached. Private: served by one view that asks the object it hangs on."""

    name = models.CharField(max_length=43, unique=True)
    original_name = models.CharField(max_length=160)
    content_type = models.CharField(max_length=100)
    size_bytes = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    blob = models.FileField(storage=private_storage, upload_to=random_path, max_length=120)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="stored_files"
    )
    stored_at = models.DateTimeField(auto_now_add=True)

    class Meta(SpaceModel.Meta):
        indexes = [models.Index(fields=["space", "size_bytes"], name="file_sizes_of_space")]

    def __str__(self) -> str:
        return self.original_name

    def get_absolute_url(self) -> str:
        from portal.addresses import file_address  # noqa: PLC0415  (addresses name models)

        return file_address(self.name)
