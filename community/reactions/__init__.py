"""What follows from what happens to people and belonging."""

from community.reactions import belonging, mail, signing_out, words

__all__ = ["belonging", "mail", "signing_out", "words"]
