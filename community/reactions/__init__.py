"""What follows from what happens to people and belonging."""

from community.reactions import belonging, invitations, participations, signing_out, words

__all__ = ["belonging", "invitations", "participations", "signing_out", "words"]
