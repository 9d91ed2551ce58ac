"""What follows from what happens to people and belonging."""

from community.reactions import belonging, signing_out, spaces, words

__all__ = ["belonging", "signing_out", "spaces", "words"]
