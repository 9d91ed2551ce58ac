"""Who may do what with people and belonging."""

from community.access.people import is_self, person_is_shown
from community.access.spaces import (
    anyone_joins,
    asked_it,
    knows_space,
    space_takes_requests,
)
from community.access.words import (
    wants_words,
    wrote_the_words,
)

__all__ = [
    "anyone_joins",
    "asked_it",
    "is_self",
    "knows_space",
    "person_is_shown",
    "space_takes_requests",
    "wants_words",
    "wrote_the_words",
]
