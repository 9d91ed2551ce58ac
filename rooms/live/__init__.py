"""A room while it is open in browsers.

Read in this order: ``frames`` (what is sent), ``heard`` (what comes in), ``reading`` and ``acting`` (what
the database threads do), ``hub`` (the one reader of a room in this process); ``rooms.consumers`` joins them
to a socket.
"""
