"""The blocks that editors compose pages from; rich text without embeds, no raw HTML."""

from typing import Any

from portal.blocks.live import LiveBlock
from portal.blocks.media import (
    FilesBlock,
    OwnDocumentBlock,
    OwnImageBlock,
    OwnImageChooserBlock,
    PictureBlock,
)
from portal.blocks.people import PeopleBlock, PersonBlock
from portal.blocks.text import CallToActionBlock, FiguresBlock, ParagraphBlock, QuoteBlock

BODY_BLOCKS: list[tuple[str, Any]] = [
    ("paragraph", ParagraphBlock()),
    ("picture", PictureBlock()),
    ("quote", QuoteBlock()),
    ("call_to_action", CallToActionBlock()),
    ("people", PeopleBlock()),
    ("figures", FiguresBlock()),
    ("files", FilesBlock()),
    ("live", LiveBlock()),
]
# At most one image over a news page.
COVER_BLOCKS: list[tuple[str, Any]] = [("picture", PictureBlock())]

__all__ = [
    "BODY_BLOCKS",
    "COVER_BLOCKS",
    "CallToActionBlock",
    "FiguresBlock",
    "FilesBlock",
    "LiveBlock",
    "OwnDocumentBlock",
    "OwnImageBlock",
    "OwnImageChooserBlock",
    "ParagraphBlock",
    "PeopleBlock",
    "PersonBlock",
    "PictureBlock",
    "QuoteBlock",
]
