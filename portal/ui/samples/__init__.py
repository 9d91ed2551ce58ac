"""One or more samples of every component, for the preview page and the tests. Everything here is invented."""

from portal.ui.samples import drawings, lists, signs, talk
from portal.ui.samples.things import Sample

__all__ = ["Sample", "all_samples"]

CHAPTERS = (
    signs.signs,
    drawings.drawings,
    signs.doing,
    signs.people,
    lists.ways,
    lists.headers,
    lists.lists,
    lists.records,
    talk.stories,
    talk.conversation,
    talk.messages,
    talk.forms,
    talk.blocks,
)


def all_samples() -> dict[str, list[Sample]]:
    """Samples by component name, in the order of the catalogue's chapters."""
    found: dict[str, list[Sample]] = {}
    for chapter in CHAPTERS:
        found.update(chapter())
    return found
