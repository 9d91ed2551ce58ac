"""Live: hints that something changed, and the sockets that hear of it.

Read in this order: ``hints`` (an operation says that something about a key changed), ``listener`` (one a
process: hands keys to whoever follows them) with its two ``carriers`` (the hint ``table``, Redis with the
table for its ``backup``), ``socket``
(one WebSocket with its limits; ``origin``, ``people`` and ``limits`` guard its door), ``live`` (names of
changes for ordinary pages). Rooms build their reader on the same parts.

A hint holds a key such as ``topic:12`` and never content. It may be lost or come twice; what it speaks of
is read from the database by whoever hears it, where permissions hold, and every follower also looks again
once a tick. So nothing that lasts depends on a hint.
"""

from portal.realtime.hints import EVERYBODY, hint, prune_hints, standing_key

__all__ = ["EVERYBODY", "hint", "prune_hints", "standing_key"]
