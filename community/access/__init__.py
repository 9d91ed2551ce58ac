"""Who may do what with people and belonging."""

from community.access.invitations import (
    holds_the_invited_address,
    is_blocked,
)
from community.access.organisations import (
    speaks_for,
)
from community.access.participations import (
    runs_network_space,
    speaks_for_one_side,
    was_asked,
)
from community.access.people import (
    is_of_the_network,
    is_self,
    person_is_shown,
)
from community.access.spaces import (
    anyone_joins,
    asked_it,
    knows_space,
    members_are_shown,
    space_takes_requests,
)
from community.access.words import (
    wants_words,
    wrote_the_words,
)

__all__ = [
    "anyone_joins",
    "asked_it",
    "holds_the_invited_address",
    "is_blocked",
    "is_of_the_network",
    "is_self",
    "knows_space",
    "members_are_shown",
    "person_is_shown",
    "runs_network_space",
    "space_takes_requests",
    "speaks_for",
    "speaks_for_one_side",
    "wants_words",
    "was_asked",
    "wrote_the_words",
]
