"""Who may do what with people and belonging."""

from community.access import invitations, moderation, organisations, participations, people, spaces, words
from community.access.spaces import knows_space

__all__ = [
    "invitations",
    "knows_space",
    "moderation",
    "organisations",
    "participations",
    "people",
    "spaces",
    "words",
]
