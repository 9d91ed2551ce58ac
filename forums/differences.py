"""What changed between two texts, in words; bounded, whatever people wrote.

Texts are compared line by line and changed lines word by word. Where there is too much of either, a passage
counts as replaced as a whole: comparing takes quadratic time, and nobody reads such a comparison.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_PARTS = 600
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_WORDS = re.compile(r"\s+|\w+|[^\w\s]+")

Splitter = Callable[[str], list[str]]


@dataclass(frozen=True)
class Piece:
    """A passage that was ``kept``, ``added`` or ``removed``."""

    kind: str
    text: str

    @property
    def is_added(self) -> bool:
        return self.kind == "added"

    @property
    def is_removed(self) -> bool:
        return self.kind == "removed"


def differences(before: str, after: str) -> list[Piece]:
    """The passages of both texts in order; without the added ones they are ``before``."""
    return list(_joined(_compare(before, after, (_LINES.findall, _WORDS.findall))))


def _compare(before: str, after: str, splitters: Sequence[Splitter]) -> Iterator[Piece]:
    if before == after:
        yield Piece("kept", before)
        return
    old, new = (splitters[0](before), splitters[0](after)) if splitters else ([], [])
    if not splitters or max(len(old), len(new)) > MOST_PARTS:
        yield from (Piece("removed", before), Piece("added", after))
        return
    matcher = SequenceMatcher(None, old, new)
    for _tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        yield from _compare("".join(old[old_from:old_to]), "".join(new[new_from:new_to]), splitters[1:])


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Without empty passages, and neighbours of one kind as one."""
    held: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if held is not None and held.kind == piece.kind:
            held = Piece(held.kind, held.text + piece.text)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held
