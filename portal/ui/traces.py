"""One station of a thing's way through the sections, as the lineage and journey components show it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise


@dataclass(frozen=True)
class Trace:
    """A thing that another came from or led to.

    ``title`` is empty where the reader may not see the thing: it then shows as a private item and nothing
    of it, neither title nor address nor place, belongs in the other fields.
    """

    kind: str
    title: str = ""
    url: str = ""
    relation: str | Promise = ""
    place: str = ""
    detail: str = ""
    when: datetime | None = None

    @property
    def is_private(self) -> bool:
        return not self.title
