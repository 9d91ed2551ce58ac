"""A room under faults: several web processes, people who write and read, and everything breaking round them.

``app`` is our web process with hints that are dropped, doubled and late; ``things`` starts and kills
processes; ``people`` write and read over real sockets; ``faults`` draws what breaks when; ``verdict``
compares what everybody got with what is stored. Nothing of this can be reached from the portal itself.
"""
