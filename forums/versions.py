"""The versions of a post as its readers see them: what each one changed, the latest first."""

from dataclasses import dataclass

from forums.differences import Piece, differences
from forums.models import Post, PostVersion
from portal.operations import Actor

VERSIONS_A_PAGE = 10


@dataclass(frozen=True)
class Change:
    """A version, and how it differs from the one before it; ``pieces`` of the first one are its words."""

    version: PostVersion
    pieces: list[Piece]
    is_first: bool
    is_latest: bool


@dataclass(frozen=True)
class History:
    """Some versions; ``next_before`` is the number above those that are older, None when none is."""

    changes: list[Change]
    next_before: int | None


def history_of(actor: Actor, post: Post, *, before: int | None) -> History:
    """The versions of ``post`` below ``before`` that ``actor`` may see: one page of them, one query."""
    rows = PostVersion.objects.visible_to(actor).filter(post=post)
    if before is not None:
        rows = rows.filter(number__lt=before)
    found = list(rows.select_related("author__profile").latest_first()[: VERSIONS_A_PAGE + 1])
    shown, more = found[:VERSIONS_A_PAGE], len(found) > VERSIONS_A_PAGE
    changes = [
        Change(
            version=version,
            pieces=_pieces(version, earlier),
            is_first=earlier is None,
            is_latest=version.number == post.version,
        )
        for version, earlier in zip(shown, [*found[1:], None], strict=False)
    ]
    return History(changes, shown[-1].number if more else None)


def _pieces(version: PostVersion, earlier: PostVersion | None) -> list[Piece]:
    return [Piece("kept", version.text)] if earlier is None else differences(earlier.text, version.text)
