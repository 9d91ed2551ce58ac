"""The configured engine. Nothing outside ``search`` asks for it; pages use ``search.queries``."""

from haystack import connections

from search.backends.whoosh import WhooshBackend


def engine() -> WhooshBackend:
    backend: WhooshBackend = connections["default"].get_backend()
    return backend
