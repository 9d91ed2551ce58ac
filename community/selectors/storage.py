"""What takes room in a space."""

from dataclasses import dataclass
from typing import Any

from community.subjects import subject_of
from portal.files import carried_by, may_read
from portal.models import Space, StoredFile
from portal.quota import quota_of, used_bytes

LARGEST = 10


@dataclass(frozen=True)
class LargeFile:
    """Only the size, without ``stored`` and ``carrier``, where the reader may not see the file."""

    size_bytes: int
    stored: StoredFile | None = None
    carrier: Any = None

    @property
    def title(self) -> str:
        """What its carrier is called."""
        return subject_of(type(self.carrier)).title(self.carrier) if self.carrier is not None else ""


@dataclass(frozen=True)
class Room:
    used_bytes: int
    quota_bytes: int
    largest: list[LargeFile]

    @property
    def is_nearly_full(self) -> bool:
        return self.used_bytes * 10 >= self.quota_bytes * 9


def room_of(space: Space, actor: Any) -> Room:
    """How much is used and free, and the largest files, as far as ``actor`` may see them."""
    files = list(StoredFile.objects.filter(space=space).order_by("-size_bytes", "pk")[:LARGEST])
    carriers = carried_by(file.pk for file in files)
    largest = [
        LargeFile(file.size_bytes, file, carriers.get(file.pk))
        if may_read(file, actor)
        else LargeFile(file.size_bytes)
        for file in files
    ]
    return Room(used_bytes(space), quota_of(space), largest)
