"""What follows from what happens to people and belonging."""

from community.reactions import (
    belonging,
    findable,
    incoming,
    invitations,
    mail,
    moderation,
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
    "incoming",
    "invitations",
    "mail",
    "moderation",
    "own_data",
    "participations",
    "pictures",
    "signing_in",
    "signing_out",
    "spaces",
    "words",
]
