"""Tenancy: a forgotten filter is an error, not a leak.

Read in this order: ``scope`` (what this piece of work may read and write), ``guard`` (the query class that
adds the scope when SQL is compiled, or raises), ``models`` (the three kinds of model), ``sql`` (the parser
that the tests keep on for every statement).

Every model inherits exactly one of ``GlobalModel``, ``SpaceModel`` and ``BetweenSpacesModel``.
"""

from portal.tenancy.guard import BetweenSpacesQuerySet, SpaceManager, SpaceQuerySet
from portal.tenancy.models import BetweenSpacesModel, GlobalModel, SpaceModel
from portal.tenancy.scope import Scope, ScopeError, SpaceSet, all_spaces, current_scope, enter, memo

__all__ = [
    "BetweenSpacesModel",
    "BetweenSpacesQuerySet",
    "GlobalModel",
    "Scope",
    "ScopeError",
    "SpaceManager",
    "SpaceModel",
    "SpaceQuerySet",
    "SpaceSet",
    "all_spaces",
    "current_scope",
    "enter",
    "memo",
]
