"""The reactions at a post, as its reader sees them."""

from dataclasses import dataclass
from typing import Final

from forums.choices import ReactionKind
from forums.models import Post
from portal.operations import Actor, may

_REACTION_ICONS: Final = {
    ReactionKind.USEFUL: "star",
    ReactionKind.THANKS: "heart",
    ReactionKind.SAME_HERE: "people",
    ReactionKind.CELEBRATE: "spark",
}


@dataclass(frozen=True)
class ShownReaction:
    """One kind of reaction at a post: how many there are, and whether the reader's own is among them."""

    kind: ReactionKind
    count: int
    is_own: bool

    @property
    def icon(self) -> str:
        return _REACTION_ICONS[self.kind]


@dataclass(frozen=True)
class ReactionBar:
    """The reactions at a post: those that somebody ``chose``, and the ``others``."""

    chosen: list[ShownReaction]
    others: list[ShownReaction]
    may_react: bool

    @property
    def choices(self) -> tuple[tuple[str, str, str], ...]:
        """Value, word and icon of each of the ``others``."""
        return tuple((each.kind.value, str(each.kind.label), each.icon) for each in self.others)

    @property
    def is_shown(self) -> bool:
        return self.may_react or bool(self.chosen)


def reaction_bar(post: Post, actor: Actor | None, own: set[str]) -> ReactionBar:
    """What stands under ``post``; without an actor nobody can press anything."""
    counts = post.reaction_counts
    each = [ShownReaction(kind, counts.get(kind.value, 0), kind.value in own) for kind in ReactionKind]
    return ReactionBar(
        chosen=[reaction for reaction in each if reaction.count],
        others=[reaction for reaction in each if not reaction.count],
        may_react=actor is not None and may(actor, "forums.react", post),
    )
