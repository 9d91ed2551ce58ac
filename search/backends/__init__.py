"""Search engines behind one door.

``whoosh`` is the engine that Haystack loads. Below it, from the ground up: ``storage`` (folders, generations,
locks), ``schema`` (fields and analysis), ``writing`` (batches and rebuilds), ``bits`` (sets of documents as
numbers), ``scoring``, ``reading`` (the one open reader of a process), ``querying`` (from question to query
objects), ``little_words`` (what to leave out), ``spelling`` (corrections) and ``answering`` (hits, facets,
suggestions, similar items).
"""
