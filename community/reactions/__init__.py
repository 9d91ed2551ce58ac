"""What follows from what happens to people and belonging."""

from community.reactions import (
    belonging,
    findable,
    invitations,
    mail,
    participations,
    pictures,
    signing_out,
    spaces,
    words,
)

__all__ = [
    "belonging",
    "findable",
    "invitations",
    "mail",
    "participations",
    "pictures",
    "signing_out",
    "spaces",
    "words",
]
