"""Reads compiled once and run many times, for the few on which many people wait.

Building and compiling a query takes Django about ten times as long as the database takes to answer it.
A ``Prepared`` keeps the SQL of a ``values_list``; its conditions on spaces are those of the scope in which
it was made, so it belongs to one scope::

    later = Prepared(Message.objects.filter(room_id=7, seq__gt=HOLE).values_list("seq", "body"), HOLE)
    later.rows(41)
"""

from collections.abc import Iterable
from typing import Any, Final

from django.db import connections
from django.db.models import QuerySet

# Values that stand in a query where others will be put; nothing real is equal to them. Within the range of
# every column of big integers, since Django leaves out conditions that its column cannot meet or fail.
HOLE: Final = 7_264_215_938_104_223_017
TEXT_HOLE: Final = "\u2400hole\u2400"


class Prepared:
    """One compiled ``values_list`` with ``holes``, each of which stands in it exactly once."""

    def __init__(self, queryset: QuerySet[Any, Any], *holes: Any) -> None:
        self._compiler = queryset.query.get_compiler(queryset.db)
        self._sql, params = self._compiler.as_sql()
        self._params = list(params)
        self._places = [self._place_of(hole) for hole in holes]
        self._converters = self._compiler.get_converters(column[0] for column in self._compiler.select)
        self._whole = ""  # with hundreds of values, filling them in each time takes longer than the query

    def rows(self, *values: Any) -> list[tuple[Any, ...]]:
        """Run it with ``values`` in the holes, in their order."""
        params = self._params.copy()
        for place, value in zip(self._places, values, strict=True):
            params[place] = value
        with connections[self._compiler.using].cursor() as cursor:
            self._execute(cursor, params)
            found: Iterable[Any] = cursor.fetchall()
        if self._converters:
            found = self._compiler.apply_converters(found, self._converters)
        return [tuple(row) for row in found]

    def _execute(self, cursor: Any, params: list[Any]) -> None:
        if self._places or not hasattr(cursor, "mogrify"):  # only PostgreSQL's cursors fill in themselves
            cursor.execute(self._sql, params)
            return
        self._whole = self._whole or cursor.mogrify(self._sql, params)
        cursor.execute(self._whole)

    def _place_of(self, hole: Any) -> int:
        if self._params.count(hole) != 1:
            raise ValueError(f"A hole stands {self._params.count(hole)} times in: {self._sql}")
        return self._params.index(hole)
