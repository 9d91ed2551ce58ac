"""The second lock behind the model guard: looks at the SQL itself, whoever wrote it.

A table of a space-owned or between model must carry a condition on its space column in the statement, or be
joined, by a foreign key, to a table that does (a post belongs to the space of its topic). Statements under
``all_spaces`` pass. Reading SQL with expressions is a heuristic: good for tests, never the boundary.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection

from portal.tenancy import BetweenSpacesModel, SpaceModel, current_scope

_TABLE = re.compile(
    r'\b(FROM|JOIN|UPDATE)\s+"(\w+)"(?:\s+(?!ON\b|SET\b|WHERE\b|INNER\b|LEFT\b)(\w+))?', re.IGNORECASE
)
_ALIASED = re.compile(
    r'(?:"(\w+)"|\b([A-Z]\d+))\."(?:space_id|from_space_id|to_space_id)"\s*(?:=|IN)', re.IGNORECASE
)
_EQUAL = re.compile(r'(?:"(\w+)"|\b([A-Z]\d+))\."(\w+)"\s*=\s*\(?(?:"(\w+)"|\b([A-Z]\d+))\."(\w+)"')


class UnscopedSqlError(AssertionError):
    """A statement reads a space-owned table without saying of which spaces."""


@cache
def owned_tables() -> frozenset[str]:
    return frozenset(
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, SpaceModel | BetweenSpacesModel)
    )


def unscoped_tables(sql: str) -> list[str]:
    """The owned tables of ``sql`` that nothing ties to a space."""
    used = {alias or table: table for _word, table, alias in _TABLE.findall(sql)}
    owned = {alias for alias, table in used.items() if table in owned_tables()}
    if not owned:
        return []
    tied = {quoted or plain for quoted, plain in _ALIASED.findall(sql)}
    pairs = [(a or b, c or d) for a, b, _left, c, d, _right in _EQUAL.findall(sql)]
    grown = True
    while grown:
        grown = False
        for left, right in pairs:
            for known, other in ((left, right), (right, left)):
                if known in tied and known in owned and other in owned and other not in tied:
                    tied.add(other)
                    grown = True
    return sorted(used[alias] for alias in owned - tied)


def _guard(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
    scope = current_scope()
    statement = sql.lstrip()[:6].upper()
    if statement in {"SELECT", "UPDATE"} and not (scope is not None and scope.reads.is_everything):
        loose = unscoped_tables(sql)
        if loose:
            raise UnscopedSqlError(f"No space condition on {', '.join(loose)} in: {sql}")
    return execute(sql, params, many, context)


@contextmanager
def guarded_connection() -> Iterator[None]:
    with connection.execute_wrapper(_guard):
        yield
