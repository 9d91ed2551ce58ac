"""What follows from what happens to people and belonging."""

from community.reactions import belonging, invitations, signing_out, words

__all__ = ["belonging", "invitations", "signing_out", "words"]
