"""What follows from what happens to people and belonging."""

from community.reactions import belonging, findable, pictures, signing_out, words

__all__ = ["belonging", "findable", "pictures", "signing_out", "words"]
