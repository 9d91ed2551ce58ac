"""The query class that adds the scope when SQL is compiled, or raises when there is none.

Django sends every statement on a queryset through ``Query.get_compiler`` (select, exists, aggregate,
explain, sub-query, sync or async) or turns the query into an update or delete first (``chain``). Both add
the scope, so no method of a queryset can go round it, and a queryset built at import time takes the scope
of the moment in which it runs. A filter added here binds before LIMIT, so slices stay correct.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models
from django.db.models.sql import DeleteQuery, Query
from django.db.models.sql.constants import ROW_COUNT

from portal.tenancy.scope import Scope, ScopeError, current_scope

M = TypeVar("M", bound=models.Model)


class ScopedQuery(Query):
    """A select that knows which columns name the spaces of its rows."""

    space_columns: tuple[str, ...] = ("space_id",)
    scope_applied = False

    def within_scope(self) -> "ScopedQuery":
        """A copy with the current scope's condition.

        Raises:
            ScopeError: no scope is entered.
        """
        scope = required_scope(self.model)
        condition = scope.reads.q(*self.space_columns)
        if condition is None or self.scope_applied or self.combinator:
            return self
        scoped: ScopedQuery = self.clone()  # type: ignore[assignment]  # a clone keeps its class
        scoped.scope_applied = True
        # A filter on the model's own columns adds no join and is right on sliced queries too.
        scoped.add_q(condition)
        return scoped

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        return super(ScopedQuery, self.within_scope()).get_compiler(*args, **kwargs)

    def chain(self, klass: Any = None) -> Any:
        if klass is not None and not issubclass(klass, ScopedQuery):
            return super(ScopedQuery, self.within_scope()).chain(klass)
        return super().chain(klass)


class BetweenQuery(ScopedQuery):
    space_columns = ("from_space_id", "to_space_id")


def required_scope(model: Any) -> Scope:
    scope = current_scope()
    if scope is None:
        name = getattr(getattr(model, "_meta", None), "label", "a space-owned model")
        raise ScopeError(f"{name} was queried outside any scope.")
    return scope


def spaces_written(row: Any) -> tuple[int | None, ...]:
    """The ids of the spaces that a change of ``row`` touches."""
    return tuple(getattr(row, column) for column in type(row).space_columns)


def check_write(*rows: Any) -> None:
    """Refuse rows of spaces that the current scope does not write to.

    A row between spaces may be written when one end is in ``writes``; operations name both.

    Raises:
        ScopeError: no scope is entered, or a row lies outside it.
    """
    for row in rows:
        scope = required_scope(type(row))
        if row.spaces_when_loaded not in {None, spaces_written(row)}:
            raise ScopeError(f"{type(row)._meta.label} was to be moved to another space.")  # noqa: SLF001
        if not any(scope.may_write(space_id) for space_id in spaces_written(row)):
            raise ScopeError(f"{type(row)._meta.label} of another space was to be written.")  # noqa: SLF001


class SpaceQuerySet(models.QuerySet[M]):
    """A queryset that is silent about other spaces and refuses to write to them."""

    query_class: type[ScopedQuery] = ScopedQuery

    def __init__(self, model: Any = None, query: Any = None, using: Any = None, hints: Any = None) -> None:
        if query is None and model is not None:
            query = self.query_class(model)
        super().__init__(model=model, query=query, using=using, hints=hints)

    def _writable(self) -> "SpaceQuerySet[M]":
        """The set cut down to rows that the scope may write."""
        scope = required_scope(self.model)
        if scope.writes_anywhere:
            return self
        if scope.writes is None:
            raise ScopeError(f"{self.model._meta.label} was to be written, but the scope only reads.")  # noqa: SLF001
        condition = models.Q()
        for column in self.query_class.space_columns:
            condition |= models.Q(**{column: scope.writes})
        return self.filter(condition)

    def update(self, **kwargs: Any) -> int:
        columns = self.query_class.space_columns
        if {*columns, *(column.removesuffix("_id") for column in columns)} & kwargs.keys():
            raise ScopeError("Rows never move to another space.")
        return super(SpaceQuerySet, self._writable()).update(**kwargs)

    def hand_over(self, **spaces: int) -> int:
        """The one door through which rows that the scope may write get another space; how many.

        Whoever calls it has asked for the right to write there too. See ``portal.handing_over``.
        """
        if not spaces.keys() <= set(self.query_class.space_columns):
            raise ScopeError("Only the space of a row is handed over.")
        return super(SpaceQuerySet, self._writable()).update(**spaces)

    def delete(self) -> tuple[int, dict[str, int]]:
        return super(SpaceQuerySet, self._writable()).delete()

    def _raw_delete(self, using: Any) -> Any:
        query = self._writable().query.within_scope().clone()  # type: ignore[attr-defined]
        query.__class__ = DeleteQuery
        return query.get_compiler(using).execute_sql(ROW_COUNT) or 0

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        rows = list(objs)
        check_write(*rows)
        return super().bulk_create(rows, *args, **kwargs)

    def bulk_update(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> int:
        rows = list(objs)
        check_write(*rows)
        return super().bulk_update(rows, *args, **kwargs)

    def raw(self, *args: Any, **kwargs: Any) -> Any:
        raise ScopeError("raw() goes round the scope.")


class BetweenSpacesQuerySet(SpaceQuerySet[M]):
    query_class = BetweenQuery


class SpaceManager(models.Manager[M]):
    """The manager of space-owned models; ``SpaceManager.from_queryset(...)`` adds named sets."""

    _queryset_class = SpaceQuerySet


class BetweenSpacesManager(models.Manager[M]):
    _queryset_class = BetweenSpacesQuerySet
