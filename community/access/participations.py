"""Who speaks for the two sides of a participation."""

from typing import Any

import rules

from community.access.organisations import speaks_for
from community.choices import ParticipationSide
from portal.access import space_is_open
from portal.spaces import standing


def speaks_for_side(actor: Any, participation: Any, side: str) -> bool:
    if side == ParticipationSide.SPACE:
        return bool(runs_network_space(actor, participation.space))
    return bool(speaks_for(actor, participation.organisation))


@rules.predicate
def runs_network_space(actor: Any, space: Any) -> bool:
    return space is not None and space.is_network and standing(actor).administers(space.pk)


@rules.predicate
def speaks_for_one_side(actor: Any, participation: Any) -> bool:
    return participation is not None and any(
        speaks_for_side(actor, participation, side) for side in ParticipationSide
    )


@rules.predicate
def was_asked(actor: Any, participation: Any) -> bool:
    """Of the side that has not proposed it."""
    if participation is None:
        return False
    asked = {ParticipationSide.SPACE, ParticipationSide.ORGANISATION} - {participation.proposed_from}
    return speaks_for_side(actor, participation, asked.pop())


rules.add_perm("community.speak_for_organisation", speaks_for)
rules.add_perm("community.view_participations", runs_network_space)
rules.add_perm("community.propose_participation", runs_network_space & space_is_open)
rules.add_perm("community.view_participation", speaks_for_one_side)
rules.add_perm("community.answer_participation", was_asked)
rules.add_perm("community.end_participation", speaks_for_one_side)
