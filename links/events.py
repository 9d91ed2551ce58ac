"""What happens to links, in the past tense; made of ids."""

from dataclasses import dataclass

from portal.events import Event


@dataclass(frozen=True)
class LinksChanged(Event):
    """A link was added, changed, taken away, or found dead or alive."""

    space_id: int
    link_id: int
