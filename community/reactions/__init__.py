"""What follows from what happens to people and belonging."""

from community.reactions import (
    belonging,
    findable,
    invitations,
    mail,
    own_data,
    participations,
    pictures,
    signing_in,
    signing_out,
    spaces,
    words,
)

__all__ = [
    "belonging",
    "findable",
    "invitations",
    "mail",
    "own_data",
    "participations",
    "pictures",
    "signing_in",
    "signing_out",
    "spaces",
    "words",
]
