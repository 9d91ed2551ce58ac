"""Which spaces the work at hand may read, and the one it may write to.

Only the HTTP middleware, the WebSocket middleware, the door of a room's guests, the task wrapper, loops and
chores of the worker and management commands enter a scope; what follows from the end of a membership, or from
an invitation, runs in that of its space. Never a generator, whose suspended body would leave it entered in
the caller.
"""

import logging
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Q

from portal.tenancy import lookups  # noqa: F401  (registers ``within``)

logger = logging.getLogger(__name__)

T = TypeVar("T")


class ScopeError(Exception):
    """A query or a write outside the spaces of the current scope: a programming error, never caught."""


@dataclass(frozen=True)
class SpaceSet:
    """A set of spaces as a condition on ``space_id``, not as a list.

    ``condition`` gives the condition for a column name; ``None`` stands for every space. It is evaluated
    by the database inside each statement, so a membership that ends is gone from the next one.
    """

    condition: Callable[[str], Q] | None

    @classmethod
    def of(cls, *space_ids: int) -> "SpaceSet":
        return cls(lambda column: Q(**{f"{column}__in": space_ids}))

    @classmethod
    def everything(cls) -> "SpaceSet":
        return cls(None)

    @classmethod
    def readable_by(cls, actor: Any) -> "SpaceSet":
        """The spaces that ``actor`` may know of: one sub-query on visibility and memberships."""
        from portal.spaces import readable_ids  # noqa: PLC0415  (spaces build on tenancy)

        return cls(lambda column: Q(**{f"{column}__within": readable_ids(actor)}))

    @property
    def is_everything(self) -> bool:
        return self.condition is None

    def q(self, *columns: str) -> Q | None:
        """The condition that one of ``columns`` lies in the set; None when every row does."""
        if self.condition is None:
            return None
        combined = Q()
        for column in columns:
            combined |= self.condition(column)
        return combined


@dataclass(frozen=True)
class Scope:
    """``reads``: the spaces whose rows queries may see. ``writes``: the id of the one that takes writes."""

    reads: SpaceSet
    writes: int | None = None
    writes_anywhere: bool = False
    memory: dict[Hashable, Any] = field(default_factory=dict, compare=False)

    def may_write(self, space_id: int | None) -> bool:
        return self.writes_anywhere or (space_id is not None and space_id == self.writes)


_current: ContextVar[Scope | None] = ContextVar("guildhall_scope", default=None)


def current_scope() -> Scope | None:
    return _current.get()


@contextmanager
def enter(scope: Scope) -> Iterator[Scope]:
    token = _current.set(scope)
    try:
        yield scope
    finally:
        _current.reset(token)


@contextmanager
def all_spaces(reason: str) -> Iterator[Scope]:
    """Every space, for maintenance; logged, and never in a request.

    Raises:
        ScopeError: a request or a socket has entered a narrower scope, which this must not widen.
    """
    scope = current_scope()
    if scope is not None and not scope.writes_anywhere:
        raise ScopeError(f"all_spaces({reason!r}) inside a narrower scope.")
    logger.info("all_spaces", extra={"reason": reason})
    with enter(Scope(reads=SpaceSet.everything(), writes_anywhere=True)) as everything:
        yield everything


def memo(key: Hashable, compute: Callable[[], T]) -> T:
    """``compute()``, remembered as long as the current scope; without a scope computed each time.

    What is remembered of a person has the key ``(fact, pk)``, so that ``forget_person`` finds it.
    """
    scope = current_scope()
    if scope is None:
        return compute()
    if key not in scope.memory:
        scope.memory[key] = compute()
    value: T = scope.memory[key]
    return value


def forget_person(pk: int | None) -> None:
    """Drop what ``memo`` keeps of a person, before a decision or after a change that makes it stale."""
    scope = current_scope()
    if scope is None or pk is None:
        return
    for key in [key for key in scope.memory if isinstance(key, tuple) and key[1:] == (pk,)]:
        del scope.memory[key]
