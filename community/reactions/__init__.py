"""What follows from what happens to people and belonging."""

from community.reactions import belonging, own_data, signing_in, signing_out, words

__all__ = ["belonging", "own_data", "signing_in", "signing_out", "words"]
