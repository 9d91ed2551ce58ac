"""Files that nothing carries any more: their rows go at once, their content when that is certain."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.events import Event, after, publish
from portal.models import StoredFile
from portal.models.files import private_storage


@dataclass(frozen=True)
class FilesDropped(Event):
    """Rows of stored files are gone; ``paths`` are the names of their blobs in the private storage."""

    paths: tuple[str, ...]


def drop_stored(files: Iterable[StoredFile]) -> None:
    """Delete ``files``, which no row names any more; called by operations, inside their transaction."""
    going = list(files)
    if going:
        StoredFile.objects.filter(pk__in=[each.pk for each in going]).delete()
        publish(FilesDropped(paths=tuple(str(each.blob.name) for each in going)))


@after(FilesDropped)
def delete_blobs(event: FilesDropped) -> None:
    for path in event.paths:
        private_storage().delete(path)
