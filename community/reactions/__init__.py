"""What follows from what happens to people and belonging."""

from community.reactions import (
    belonging,
    findable,
    invitations,
    participations,
    pictures,
    signing_out,
    words,
)

__all__ = ["belonging", "findable", "invitations", "participations", "pictures", "signing_out", "words"]
