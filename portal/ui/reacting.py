"""The reactions under what somebody wrote, as its reader sees them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from portal.choices import ReactionKind

_ICONS: Final = {
    ReactionKind.USEFUL: "star",
    ReactionKind.THANKS: "heart",
    ReactionKind.SAME_HERE: "people",
    ReactionKind.CELEBRATE: "spark",
}


@dataclass(frozen=True)
class ShownReaction:
    """One kind of reaction: how many there are, and whether the reader's own is among them."""

    kind: ReactionKind
    count: int
    is_own: bool

    @property
    def icon(self) -> str:
        return _ICONS[self.kind]


@dataclass(frozen=True)
class ReactionBar:
    """The reactions that somebody ``chose``, and the ``others``."""

    chosen: list[ShownReaction]
    others: list[ShownReaction]
    may_react: bool

    @property
    def all(self) -> list[ShownReaction]:
        return [*self.chosen, *self.others]

    @property
    def choices(self) -> tuple[tuple[str, str, str], ...]:
        """Value, word and icon of each of the ``others``."""
        return tuple((each.kind.value, str(each.kind.label), each.icon) for each in self.others)

    @property
    def is_shown(self) -> bool:
        return self.may_react or bool(self.chosen)


def reaction_bar_of(counts: Mapping[str, int], own: Collection[str], *, may_react: bool) -> ReactionBar:
    """What stands under something with ``counts`` of kinds, of which the reader gave their ``own``."""
    each = [ShownReaction(kind, counts.get(kind.value, 0), kind.value in own) for kind in ReactionKind]
    return ReactionBar(
        chosen=[reaction for reaction in each if reaction.count],
        others=[reaction for reaction in each if not reaction.count],
        may_react=may_react,
    )
